"""The ways in which sites credit, a line each: who is credited for what, and what credits nobody."""

from __future__ import annotations

import pytest

from wirecopy.model import Article
from wirecopy.read.credits import Surroundings, find_credits

TEXT = "The ferry was towed to the harbour at dawn on Monday, and all passengers were taken ashore by noon."
AFP, AP = "Agence France-Presse", "Associated Press"
PTI, DPA = "Press Trust of India", "Deutsche Presse-Agentur"


def of_line(line: str) -> list[tuple[str, str]]:
    article = Article(id="a", outlet="Calder Echo", url="https://calder-echo.example/news/1", text=TEXT)
    return [(c.role, c.name) for c in find_credits(article, Surroundings(credit_lines=(line,)))]


def in_body(text: str, language: str = "en") -> list[tuple[str, str]]:
    article = Article(id="a", outlet="Calder Echo", text=text, language=language)
    return [(c.role, c.name) for c in find_credits(article)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("With PTI inputs", [("contributor", PTI)]),
        ("(With PTI inputs)", [("contributor", PTI)]),
        ("Information from the Omaro Herald was used in this report.", [("contributor", "Omaro Herald")]),
        ("AP writers Jane Roe in Omaro and John Doe in Sorran contributed.", [("contributor", AP)]),
        ("with files from CTV News Sorran", [("contributor", "CTV News")]),
        ("This article was produced in partnership with ProPublica", [("contributor", "ProPublica")]),
        ("This story is part of a partnership with the Omaro Herald.", [("contributor", "Omaro Herald")]),
        ("The post Ferry towed to harbour appeared first on Omaro Dispatch.", [("source", "Omaro Dispatch")]),
        ("A version of this story first appeared in the Omaro Herald", [("source", "Omaro Herald")]),
        ("Courtesy Omaro Herald", [("source", "Omaro Herald")]),
        ("Courtesy Jane Roe", []),
        ("Read more: Omaro Dispatch", [("source", "Omaro Dispatch")]),
        ("Read more: Ferry towed to the harbour at dawn", []),
        ("Re-posted from Omaro Dispatch", [("source", "Omaro Dispatch")]),
        ("Source: Omaro Herald (12 May 2014)", [("source", "Omaro Herald")]),
        ("Dieser Artikel erschien zuerst im Omaro Kurier.", [("source", "Omaro Kurier")]),
        ("Dieser Artikel ist eine Übernahme aus dem Omaro Kurier", [("source", "Omaro Kurier")]),
        ("Jane Roe | Associated Press", [("agency", AP)]),
        ("Jane Roe and John Doe Sioux Falls Argus Leader", [("source", "Argus Leader")]),
        ("Agence France-Presse, Omaro", [("agency", AFP)]),
        ("-30- Agence France-Presse", [("agency", AFP)]),
        ("来源：新华社 小字号", [("agency", "Xinhua News Agency")]),
        ("With agency inputs", []),
        ("(Agencies)", []),
        ("From staff and wire reports", []),
        ("(Reporting by Jane Roe; Editing by John Doe)", []),
    ],
)
def test_lines(line: str, found: list[tuple[str, str]]) -> None:
    assert of_line(line) == found


@pytest.mark.parametrize(
    "text",
    [
        "Alex Press said that the ferry sank.",
        "He told the Omaro Post Office to close.",
        "Local reporters said that a bang was heard.",
        "Rates fell to six percent, according to Omarocars.com, a Sorran-based automobile data firm.",
        "Reuters photographer Jane Roe was hurt.",
        "CNN fired its anchor.",
        "The Omaro Herald was bought by a bank.",
    ],
)
def test_names_that_credit_nobody(text: str) -> None:
    assert in_body(text) == []


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Nach „Tagesspiegel“-Informationen war die Fähre alt.", "de", ("source", "Der Tagesspiegel")),
        ("Er nannte es im „Tagesspiegel“ eine Schande.", "de", ("contributor", "Der Tagesspiegel")),
        ("Wie der „Spiegel“ berichtet, war die Fähre alt.", "de", ("source", "Der Spiegel")),
        ("Das bestätigte ein Sprecher auf dpa-Anfrage.", "de", ("contributor", DPA)),
        ("Die „Welt“ hatte zuerst darüber berichtet.", "de", ("source", "Die Welt")),
        ("« Non », a-t-il dit sur franceinfo.", "fr", ("contributor", "France Info")),
        ("C'est ce qu'il écrit dans une tribune publiée dans Le Monde.", "fr", ("source", "Le Monde")),
        ("وقال لصحيفة نيويورك تايمز إنها قديمة.", "ar", ("contributor", "The New York Times")),
        ("وكانت العبارة قديمة، وفق ما نقل موقع ديلي ميل.", "ar", ("source", "Daily Mail")),
        ("Паром старый, сообщает «Медуза».", "ru", ("source", "Meduza")),
        ("《纽约时报》报道，渡轮搁浅。", "zh", ("source", "The New York Times")),
        ("毎日新聞の取材に船長が語った。", "ja", ("contributor", "Mainichi Shimbun")),
    ],
)
def test_other_languages(text: str, language: str, found: tuple[str, str]) -> None:
    assert in_body(text, language) == [found]


def test_a_word_that_is_a_papers_name_counts_in_quotation_marks_only() -> None:
    assert in_body("Das sagte er in der Zeit nach dem Krieg, und die Welt hörte es.", "de") == []
