"""Which articles share a passage with a text: all of them, best first, whatever else the store holds."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import make
import pytest
from make import prose, text

from wirecopy import open as open_public
from wirecopy.errors import StoreNotFound, TextTooShort
from wirecopy.model import Article
from wirecopy.store import Store, fingerprints
from wirecopy.store.fingerprints import fingerprint_new


def store_of(*articles: Article) -> Store:
    store = make.store(articles=articles)
    fingerprint_new(store)
    return store


def ids(store: Store, given: str, limit: int = 100) -> list[str]:
    return [finding.article for finding in store.find(given, limit).findings]


@pytest.fixture
def store() -> Store:
    a, b, own = prose(1), prose(2), prose(3)
    return store_of(
        make.article("copy", text=text(own[0], *a), published="2024-03-04T11:00:00Z"),
        make.article("early", text=text(*a), published="2024-03-04T09:00:00Z", outlet="Ostrel", headline="Goose gone"),
        make.article("part", text=text(*own[1:], a[1])),
        make.article("round-up", text=text(a[0], a[2], *b[:2])),
        make.article("other", text=text(*b)),
    )


def test_best_first_and_the_earliest_of_equals(store: Store) -> None:
    found = store.find(text(*prose(1)))
    assert [f.article for f in found.findings] == ["early", "copy", "round-up", "part"]
    assert found.words == found.findings[0].words == len(text(*prose(1)).split())
    first = found.findings[0]
    assert (first.outlet, first.headline, first.published) == ("Ostrel", "Goose gone", "2024-03-04T09:00:00Z")
    assert (first.share_of_text, first.share_of_article) == (1.0, 1.0)
    part = found.findings[3]
    assert part.share_of_text == pytest.approx(0.25, abs=0.02)
    assert part.share_of_article == pytest.approx(0.25, abs=0.02)
    assert found.unsearched == 0
    assert found.compared == found.candidates == 4


def test_spans_hold_the_same_words_on_both_sides(store: Store) -> None:
    given = text(prose(4)[0], prose(1)[2], prose(4)[1], prose(1)[0])
    (finding,) = (f for f in store.find(given).findings if f.article == "round-up")
    article = store.one("articles", "id = ?", ("round-up",)).text
    assert [p.label for p in finding.passages] == ["copied", "copied"]
    assert [article[p.article_start : p.article_end] + "." for p in finding.passages] == [prose(1)[2], prose(1)[0]]
    assert [given[p.start : p.end] + "." for p in finding.passages] == [prose(1)[2], prose(1)[0]]


def test_one_sentence_is_enough(store: Store) -> None:
    sentence = prose(1)[1].split(". ")[1]
    assert ids(store, f"He wrote: {sentence}") == ["early", "part", "copy"]


def test_nothing_found(store: Store) -> None:
    found = store.find(text(*prose(77)))
    assert found.findings == ()
    assert found.compared == 0


def test_too_short_and_empty(store: Store) -> None:
    with pytest.raises(TextTooShort, match="9 words are too few"):
        store.find("one two three four five six seven eight nine")
    with pytest.raises(TextTooShort):
        store.find("")
    with pytest.raises(StoreNotFound, match="wirecopy trace"):
        make.store().find(text(*prose(1)))


def test_articles_without_fingerprints_are_counted(store: Store) -> None:
    with store.transaction():
        store.insert("articles", [make.article("new", text=text(*prose(1)))])
    assert store.find(text(*prose(1))).unsearched == 1
    fingerprint_new(store)
    assert "new" in ids(store, text(*prose(1)))


def test_the_order_of_input_is_of_no_account() -> None:
    articles = [make.article(f"a{n}", text=text(*prose(n % 5)), published=f"2024-03-{n + 1:02}") for n in range(20)]
    expected = store_of(*articles)
    for seed in range(3):
        random.Random(seed).shuffle(articles)
        assert store_of(*articles).find(text(*prose(3)), 2) == expected.find(text(*prose(3)), 2)
    assert ids(expected, text(*prose(3)), 2) == ["a3", "a8"]


def test_what_everyone_has_hides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Furniture in every article, more of it than of the sentence looked for; and pages read only in part."""
    monkeypatch.setattr(fingerprints, "PAGE", 16)
    monkeypatch.setattr(fingerprints, "MOST_PAGES", 20)
    furniture = text(*prose(0, 2))
    articles = [make.article(f"a{n:03}", text=text(*prose(n), furniture)) for n in range(1, 400)]
    store = store_of(*articles)
    sentence = prose(350)[2].split(". ")[0]
    assert "a350" in ids(store, text(sentence, furniture), 10)
    assert ids(store, sentence) == ["a350"]
    assert len(ids(store, furniture, 10)) == 10


def test_a_sentence_that_hundreds_have_is_found_with_each_as_far_as_compared() -> None:
    sentence = "The harbour office said on Monday that it had not been told of the goose."
    store = store_of(*(make.article(f"a{n:03}", text=text(*prose(n, 2), sentence)) for n in range(1, 300)))
    found = store.find(sentence, 50)
    assert len(found.findings) == found.compared == 50
    assert found.candidates == 299


def test_overlapping_passages_are_counted_once() -> None:
    paragraph = prose(1, 1)[0]
    store = store_of(make.article("twice", text=text(paragraph, *prose(2, 1), paragraph)))
    (finding,) = store.find(paragraph).findings
    assert finding.share_of_text == 1.0
    assert finding.words == len(paragraph.split())


def test_any_unicode() -> None:
    sentence = "議会は火曜日に新しい港湾計画を賛成多数で承認した🦆"
    store = store_of(make.article("ja", text=f"\ufeff速報。{sentence}。"))
    (finding,) = store.find(f"\u202e{sentence}").findings
    (passage,) = finding.passages
    assert (passage.start, passage.article_start) == (1, 4)
    assert store.find("\ud83d " + sentence).findings


def test_a_merge_meanwhile_takes_nothing_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.db"
    writer = make.store(path, articles=[make.article("a", text=text(*prose(1)))])
    fingerprint_new(writer)
    reader = open_public(path, read_only=True)
    read = fingerprints._read_pages

    def after_a_merge(*args: Any) -> Any:
        with writer.transaction():
            writer.insert("articles", [make.article("b", text=text(*prose(1)))])
        fingerprint_new(writer)
        monkeypatch.undo()
        return read(*args)

    monkeypatch.setattr(fingerprints, "_read_pages", after_a_merge)
    assert ids(reader, text(*prose(1))) == ["a"]
    assert ids(reader, text(*prose(1))) == ["a", "b"]
    (segments,) = writer.connection.execute("SELECT count(*) FROM fingerprint_segments").fetchone()
    assert segments == 1


def test_from_python(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    made = make.store(path, articles=[make.article("a", text=text(*prose(1)))])
    fingerprint_new(made)
    made.close()
    with open_public(path) as opened:
        assert [f.article for f in opened.find(text(*prose(1))).findings] == ["a"]
