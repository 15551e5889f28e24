"""Cut texts lose nothing, and say of every character what holds there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wirecopy.web.marking import Span, marked_paragraphs

_TEXT = st.text("ab \n", max_size=60)
_SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=8)


@given(_TEXT, _SPANS)
def test_every_character_has_the_tags_of_the_spans_over_it(text: str, given: list[tuple[int, int]]) -> None:
    spans = [Span(min(s, len(text)), min(s + n, len(text)), number) for number, (s, n) in enumerate(given)]
    paragraphs = marked_paragraphs(text, spans)
    for paragraph in paragraphs:
        assert "".join(stretch.text for stretch in paragraph.stretches) == text[paragraph.start : paragraph.end]
        at = paragraph.start
        for stretch in paragraph.stretches:
            for place in range(at, at + len(stretch.text)):
                assert set(stretch.tags) == {s.tag for s in spans if s.start <= place < s.end}
            at += len(stretch.text)
    shown = "".join(text[p.start : p.end] for p in paragraphs)
    assert shown.replace("\n", "") == text.replace("\n", "")


@given(_TEXT, _SPANS)
def test_every_place_is_shown_once(text: str, given: list[tuple[int, int]]) -> None:
    spans = [Span(min(s, len(text)), min(s, len(text)), number) for number, (s, _) in enumerate(given)]
    paragraphs = marked_paragraphs(text, spans)
    shown = [tag for p in paragraphs for stretch in p.stretches if not stretch.text for tag in stretch.tags]
    assert sorted(shown) == ([s.tag for s in spans] if paragraphs else [])


def test_paragraphs_are_parted_at_empty_lines() -> None:
    assert [(p.start, p.end) for p in marked_paragraphs("one\ntwo\n\n\nthree", [])] == [(0, 7), (10, 15)]
