"""Made-up corpora for the matcher: texts that copy, cut, reword and reorder one another in many scripts and dresses."""

from __future__ import annotations

import random
from typing import Any, NamedTuple

from hypothesis import strategies as st


class Corpus(NamedTuple):
    """Texts and the outlet of each; ``outlets`` is None where nobody is known."""

    texts: list[str]
    outlets: list[str | None] | None

    def mirrored(self) -> Corpus:
        """The same in reverse order."""
        return Corpus(self.texts[::-1], self.outlets and self.outlets[::-1])


SCRIPTS = {
    "latin": ["the", "ferry", "Café", "cafe\u0301", "don’t", "don't", "O'Brien", "state-owned", "ﬁnd", "İstanbul", "ß"],
    "digits": ["1987", "1,655.8", "3rd", "half-1", "２０１５", "٢٠١٥", "²"],
    "rtl": ["السلام", "عَلَيْكُم", "עיתון", "שָׁלוֹם", "\u200fנייר\u200f"],
    "cjk": ["新聞", "記者の", "カフェ", "𠮷野家", "서울", "ข่าววันนี้"],
    "full-width": ["Ｗｉｒｅ", "ｃｏｐｙ", "＇"],
    "symbols": ["❤️", "👩‍👩‍👧", "1️⃣", "—", "…", "🇹🇯", "&", "\x00", "\ud800", "’"],
}
MARKS = [", ", ". ", " “", "” ", ' "', '" ', " «", "» ", "-"]
BLANKS = ["\n", "\r\n", "\n\n", "\r\n\r\n", "\u00a0", "\t"]
GAPS = [" "] * 12 + MARKS + BLANKS


def corpus_of(
    seed: int, texts: int, words: int, *, vocabulary: int = 400, outlets: int = 3, scripts: bool = False
) -> Corpus:
    """``texts`` texts of about ``words`` words, each from fresh words and pieces of those before it."""
    draw = random.Random(seed)
    known = [f"{draw.choice('bcdfglmnprst')}{n:x}" for n in range(vocabulary)]
    known += [str(draw.randrange(1000)) for _ in range(vocabulary // 10)]
    if scripts:
        known += [word for kind in SCRIPTS.values() for word in kind] * max(1, vocabulary // 100)
    bodies: list[list[str]] = []
    for _ in range(texts):
        body = [draw.choice(known) for _ in range(draw.randrange(words + 1))]
        for _ in range(draw.randrange(4) if bodies else 0):
            body = _taken(draw, body, draw.choice(bodies), known)
        bodies.append(body)
    furniture = [draw.choice(known) for _ in range(draw.randrange(40))]
    names = [draw.choice([*"ABCDEFGH"[:outlets], None]) for _ in range(texts)]
    dressed = [_dressed(draw, body, furniture if name == "A" else [], scripts) for body, name in zip(bodies, names)]
    return Corpus(dressed, names if draw.random() < 0.8 else None)


def _taken(draw: random.Random, body: list[str], source: list[str], known: list[str]) -> list[str]:
    """``body`` with a piece of ``source`` in it, as is or edited."""
    start = draw.randrange(len(source) + 1)
    piece = source[start : start + draw.choice((8, 15, 40, 200))]
    edit = draw.choice(
        ("as is", "as is", "substituted", "inserted", "cut", "reordered", "doubled", "refilled", "reworded")
    )
    if edit == "reordered":
        middle = draw.randrange(len(piece) + 1)
        piece = piece[middle:] + piece[:middle]
    elif edit == "doubled":
        piece = piece * 2
    elif edit == "reworded":
        for _ in range(3):
            cut = slice(at := draw.randrange(len(piece) + 1), at + draw.randrange(14))
            pool = piece[cut] + draw.choices(known, k=4)
            piece[cut] = draw.choices(pool, k=draw.choice((len(piece[cut]), draw.randrange(14))))
    elif edit == "refilled":
        piece = [str(draw.randrange(1000)) if word.isdigit() else word for word in piece]
    elif edit != "as is":
        edited: list[str] = []
        for word in piece:
            if draw.random() > 0.1:
                edited.append(word)
            elif edit == "substituted":
                edited.append(draw.choice((draw.choice(known), str(draw.randrange(100)))))
            elif edit == "inserted":
                edited += [word, draw.choice(known)]
        piece = edited
    at = draw.randrange(len(body) + 1)
    return body[:at] + piece + body[at:]


def edited(seed: int, copies: int, words: int, edits: int) -> list[str]:
    """Copies of one text with ``edits`` words of each changed, some of them by chance alike."""
    draw = random.Random(seed)
    story = [f"w{draw.randrange(5000)}" for _ in range(words)]
    texts = []
    for _ in range(copies):
        text = list(story)
        for _ in range(edits):
            text[draw.randrange(words)] = f"edit{draw.randrange(3)}"
        texts.append(" ".join(text))
    return texts


def _dressed(draw: random.Random, body: list[str], furniture: list[str], scripts: bool) -> str:
    if furniture:
        at = draw.choice((0, len(body) // 2, len(body)))
        body = body[:at] + furniture + body[at:]
    if not scripts:
        return " ".join(body)
    text = "".join(word + draw.choice(GAPS) for word in body)
    return draw.choice(("", "", "\ufeff")) + text


def corpora(**limits: Any) -> st.SearchStrategy[Corpus]:
    """Corpora of up to seven texts, of many words or of few, in one script or in all."""
    return st.builds(
        corpus_of,
        st.integers(0, 2**32),
        st.integers(0, limits.pop("texts", 7)),
        st.sampled_from((5, 30, 120)),
        vocabulary=st.sampled_from((1, 3, 12, 400, 3000)),
        outlets=st.integers(0, 3),
        scripts=st.booleans(),
        **limits,
    )
