"""Articles laid beside one another: places, readings, and what they tell of who copied whom."""

from __future__ import annotations

from make import prose, text

from wirecopy.lineage.collation import Collation
from wirecopy.lineage.derivation import WEIGHTS, derive

A, B = prose(1), prose(2)


def collated(**texts: str) -> Collation:
    return Collation(texts, {id: ((0, len(body)),) for id, body in texts.items()})


def changed(paragraph: str, at: int, word: str) -> str:
    words = paragraph.split(" ")
    words[at] = word
    return " ".join(words)


def test_equal_texts_read_alike_at_every_place() -> None:
    found = collated(a=text(*A), b=text(*A))
    assert found.witnesses["a"] == found.witnesses["b"]
    assert set(found.holders.values()) == {2}


def test_a_changed_word_is_a_reading_of_the_same_place() -> None:
    found = collated(a=text(*A), b=text(changed(A[0], 3, "xylophone"), *A[1:]))
    assert found.witnesses["a"].readings.keys() == found.witnesses["b"].readings.keys()
    (edit,) = (e for reading in found.witnesses["b"].readings.values() for e in reading)
    assert edit.words == ("xylophone",)


def test_what_no_passage_covers_is_an_articles_own() -> None:
    both = text(*A)
    found = Collation({"a": both, "b": both}, {"a": ((0, len(both)),), "b": ()})
    assert set(found.holders.values()) == {1}


def test_who_has_a_reading_of_its_own_is_no_source_of_the_rest() -> None:
    odd = text(changed(A[0], 3, "xylophone"), *A[1:])
    found = collated(a=text(*A), b=odd, c=text(*A))
    plain, own = found.witnesses["a"], found.witnesses["b"]
    assert derive(found, own, plain) == WEIGHTS.own_reading
    assert derive(found, plain, own) == WEIGHTS.shared_reading


def test_a_consensus_has_what_several_have_and_nobodys_own() -> None:
    texts = {"a": text(changed(A[0], 3, "xylophone"), *A[1:]), "b": text(*A, B[0]), "c": text(*A)}
    found = collated(**texts)
    assert found.consensus("abc") == found.witnesses["c"]


def test_a_guessed_text_is_the_more_doubtful_the_more_its_copies_are_at_odds() -> None:
    other = text(changed(A[0], 3, "xylophone"), *A[1:])
    found = collated(a=text(*A), b=text(*A), c=other, d=other)
    assert found.consensus("abc").doubt > found.consensus("ab").doubt == 0


def test_a_little_word_for_another_tells_little() -> None:
    found = collated(a=text(changed(A[0], 3, "le"), *A[1:]), b=text(changed(A[0], 3, "une"), *A[1:]))
    (edit,) = (e for reading in found.witnesses["b"].readings.values() for e in reading)
    assert edit.size < 0.5
