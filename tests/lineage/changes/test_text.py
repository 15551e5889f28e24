"""What the comparison takes for a paragraph, a sentence and a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.lineage.changes.text import _ASCII_WORD, _WORD, read_text
from wirecopy.lineage.collation import _NO_WORD
from wirecopy.lineage.collation import _WORD as COLLATED


def sentences(text: str) -> list[tuple[int, str]]:
    """Each sentence as it stands in the text, with the number of its paragraph."""
    return [(s.paragraph, text[s.start : s.end]) for s in read_text(text).sentences]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ferry sank.\n\nNobody died.", [(0, "The ferry sank."), (1, "Nobody died.")]),
        ("The ferry sank.  \nNobody died.", [(0, "The ferry sank."), (1, "Nobody died.")]),
        ("The ferry\nsank off Omaro.", [(0, "The ferry\nsank off Omaro.")]),
        ("The ferry \n \n sank off Omaro.", [(0, "The ferry"), (1, "sank off Omaro.")]),
        ("Mr. Vale left. He was late.", [(0, "Mr. Vale left."), (0, "He was late.")]),
        ("It sank... Nobody died?! \"No.\" So he said.", [
            (0, "It sank..."), (0, "Nobody died?!"), (0, '"No."'), (0, "So he said.")
        ]),
        ("船が沈んだ。誰も死ななかった。", [(0, "船が沈んだ。"), (0, "誰も死ななかった。")]),
    ],
)  # fmt: skip
def test_sentences_of_paragraphs(text: str, found: list[tuple[int, str]]) -> None:
    assert sentences(text) == found


def test_words_stand_where_they_are_printed() -> None:
    text = "He paid $1,500, “not a cent more”, Ms. Vale's clerk said."
    (sentence,) = read_text(text).sentences
    printed = [text[a:b] for a, b in zip(sentence.starts, sentence.ends, strict=True)]
    assert printed == ["He", "paid", "$", "1,500", "not", "a", "cent", "more", "Ms", "Vale's", "clerk", "said"]
    assert [w for w, quoted in zip(printed, sentence.quoted, strict=True) if quoted] == ["not", "a", "cent", "more"]
    assert [w for w, stopped in zip(printed, sentence.stopped, strict=True) if stopped] == [
        "1,500", "more", "Ms", "said",
    ]  # fmt: skip


def test_a_sentence_that_another_text_has_is_read_by_its_own_place_and_marks() -> None:
    plain, quoted = read_text("Nobody died."), read_text("Off Omaro.\n\n“It sank. Nobody died.”")
    assert plain.sentences[0].keys == quoted.sentences[2].keys
    assert plain.sentences[0].quoted == (False, False)
    assert quoted.sentences[2].quoted == (True, True)
    assert (plain.sentences[0].start, quoted.sentences[2].start) == (0, 22)


@given(st.text(st.one_of(st.sampled_from("aZ09.,:/'%$_-\"! \n"), st.characters(max_codepoint=127)), max_size=40))
def test_words_without_other_alphabets_are_found_alike_the_fast_way(text: str) -> None:
    assert _ASCII_WORD.split(text) == _WORD.split(text)
    assert text.translate(_NO_WORD).split() == COLLATED.findall(text)
