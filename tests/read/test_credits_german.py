"""Credits in German news: researches, papers in quotation marks, verbs at the end, lists of agencies."""

from __future__ import annotations

import pytest

from wirecopy.model import Article
from wirecopy.read.credits import find_credits

BODY = "Die Fähre lief am Montag auf einen Felsen, vierzig Menschen waren an Bord. Niemand wurde dabei verletzt."


def credits(text: str) -> set[tuple[str, str]]:
    article = Article(id="a", outlet="Calder Bote", url="https://calder-bote.example/news/1", text=text)
    return {(c.role, c.name) for c in find_credits(article)}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ('Laut Recherchen der "Omaro Times" sank sie.', {("source", "Omaro Times")}),
        ("Eine Recherche der „Zeit“ hatte das ausgelöst.", {("source", "Die Zeit")}),
        ("Das war zur Zeit nicht bekannt.", set()),
        ("Nachdem das Portal Politico über die Pläne berichtet hatte, trat sie ab.", {("source", "Politico")}),
        ("Das erklärte er gegenüber der Welt: „Nein.“", {("contributor", "Die Welt")}),
        ("Er ist offen gegenüber der Welt.", set()),
        ("In einem Interview bei RTL/Ntv sagte er nichts.", {("contributor", "RTL")}),
        ("„Nein“, sagte Forscherin Jane Roe dem Omaro Anzeiger.", {("contributor", "Omaro Anzeiger")}),
        ("„Nein“, sagte eine Sprecherin der Omaro Zeitung.", set()),
        ("Das sagte sie in der BBC-Radiosendung.", {("contributor", "BBC News")}),
    ],
)
def test_running_text(sentence: str, found: set[tuple[str, str]]) -> None:
    assert credits(f"{BODY}\n\n{sentence}\n\n{BODY}") == found


def test_a_list_of_agencies_under_a_text() -> None:
    line = "Mit Informationen unserer Leute sowie der Nachrichtenagenturen AFP, OMA, KNA und Reuters."
    names = {"Agence France-Presse", "Katholische Nachrichten-Agentur", "Reuters"}
    assert credits(f"{BODY}\n\n{line}\n\n{BODY}") == {("contributor", name) for name in names}


def test_where_an_article_appeared_first_stands_before_the_verb() -> None:
    line = "Der Artikel ist eine Übersetzung, im Original ist er in der Tageszeitung Omaro Kurier erschienen."
    assert credits(f"{BODY}\n\n{line}") == {("source", "Omaro Kurier")}


def test_lists_of_what_was_read() -> None:
    lines = "nytimes.com: Behind the sunken ferry (Englisch)\n\nOmaro sank\n\nomaro-echo.example: Ferry sinks"
    assert credits(f"{BODY}\n\n{BODY}\n\n{lines}") == {("source", "The New York Times")}
