"""Whatever a line or a body holds, reading its credits never fails, and spans are those of the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wirecopy.model import Article
from wirecopy.read.caption import read_caption
from wirecopy.read.credits import Surroundings, find_credits
from wirecopy.read.furniture import read_line

PIECES = [
    "AP", "Getty", "Photo", "Photo:", "|", "/", "©", "(", ")", "[", "]", ":", "—", "-", ".", "\n", "\n\n", " ", "By",
    "via", "Source:", "Jane Roe", "According to", "As Written By", "Fox & Friends", "told", "Reuters", "(AP) —",
    "courtesy of", "The", "Daily Caller",
    "News Agency", "’s", "\r", "\u00a0", "Ünï", "ß", "İ", "www.cnn.com", "318 points", "dpa",
]  # fmt: skip
LINES = st.one_of(st.text(), st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4))).map(" ".join))


@given(LINES)
def test_lines(line: str) -> None:
    read_line(line)
    read_caption(line)


@given(LINES, st.lists(LINES, max_size=3))
def test_bodies(text: str, lines: list[str]) -> None:
    around = Surroundings(credit_lines=tuple(lines), captions=tuple(lines), metadata=tuple(lines), links=tuple(lines))
    article = Article(id="a", text=text, byline=tuple(lines), dateline=lines[0] if lines else None)
    for credit in find_credits(article, around):
        assert credit.name
        if credit.start is not None and credit.end is not None:
            assert text[credit.start : credit.end] == credit.text
