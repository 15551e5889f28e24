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


def test_words_put_in_beside_words_exchanged_are_one_edit() -> None:
    found = collated(a=text(*A), b=text(changed(A[0], 3, "quartz xylophone"), *A[1:]))
    (edit,) = (e for reading in found.witnesses["b"].readings.values() for e in reading)
    assert (edit.words, edit.end - edit.at) == (("quartz", "xylophone"), 1)


def test_a_word_that_a_scanner_split_tells_little() -> None:
    word = max(A[0].split(" ")[1:-1], key=len)
    split = collated(a=text(*A), b=text(A[0].replace(word, f"{word[:3]} {word[3:]}", 1), *A[1:]))
    other = collated(a=text(*A), b=text(A[0].replace(word, "xylophone", 1), *A[1:]))
    assert sizes(split, "b") < sizes(other, "b")


def sizes(collation: Collation, article: str) -> float:
    return sum(e.size for reading in collation.witnesses[article].readings.values() for e in reading)


def test_a_headline_is_a_reading_and_no_part_of_the_text() -> None:
    texts = dict.fromkeys("abcd", text(*A))
    spans = {id: ((0, len(body)),) for id, body in texts.items()}
    headlines = {"a": "Ferry sinks off Omaro", "b": "Ferry sinks off Omaro", "c": "Ferry sinks off Arda", "d": None}
    found = Collation(texts, spans, headlines)
    a, b, c, d = (found.witnesses[id] for id in "abcd")
    assert derive(found, b, a) == derive(found, d, a) == derive(found, a, d) == 0
    assert derive(found, c, a) == WEIGHTS.headed
    assert derive(found, a, c) == WEIGHTS.headed_as_others


def test_furniture_is_nobodys_text() -> None:
    notice = B[0]
    texts = {"a": text(*A), "b": text(notice, *A)}
    spans = {id: ((body.index(A[0]), len(body)),) for id, body in texts.items()}
    found = Collation(texts, spans, furniture={"b": ((0, len(notice)),)})
    plain, furnished = found.witnesses["a"], found.witnesses["b"]
    assert plain.readings == furnished.readings
    assert derive(found, furnished, plain) == 0
    assert derive(found, plain, furnished) == WEIGHTS.furnished


def test_a_dateline_below_a_notice_takes_no_part() -> None:
    notice = "This page is open to all who read it."
    dated = collated(a=text(notice, *A), b=text(notice, f"OMARO, Jan. 6 (OPA) - {A[0]}", *A[1:]))
    assert dated.witnesses["a"].readings == dated.witnesses["b"].readings


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
