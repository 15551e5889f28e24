"""Full text: which stored articles hold certain words, the best first.

In: a store and what somebody typed. Out: articles, each with the stretch of its text where the words stand. The index
is SQLite's FTS5 over headline, text and outlet, ordered by BM25 (Robertson and Zaragoza 2009). Its query language stays
inside: words, "a phrase" and beginnings* are looked for, everything else that is typed is taken for words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

import msgspec

from wirecopy.model import Record, Table
from wirecopy.store.store import AMONG, Store

LONGEST, MOST_TERMS = 2_000, 32
"""Code points of a query, and words or phrases of it, that are looked at; what follows is left out."""

LEAST_BEGINNING = 3
"""Letters of a beginning: words that start with two are in nearly every article. Of a script without spaces, one."""

WEIGHTS = (4.0, 1.0, 2.0)
"""What a word counts in the headline, the text and the outlet: a headline tells what an article is about."""

_STRETCH = 40  # words of a text shown around those found
_SHOWN = 600  # code points of it: a word may have a megabyte
_OPEN, _SHUT = "\x02", "\x03"
_QUOTES = str.maketrans("“”„«»", '"""""')
_TERM = re.compile(r'"([^"]*)(?:"|$)(\*?)|([^\s"]+)')

_SHOWN_OF = "a.id, a.outlet, a.published, highlight(search, 0, ?, ?), snippet(search, 1, ?, ?, '…', ?)"
_MARKED = (_OPEN, _SHUT, _OPEN, _SHUT, _STRETCH)
_INDEXED = "search JOIN searched ON number = search.rowid JOIN articles a ON a.id = searched.article"
_RANK = f"bm25({', '.join(map(str, WEIGHTS))})"

IN_STORIES = (
    "story IN (SELECT s.story FROM search JOIN searched ON number = search.rowid"
    " JOIN story_articles s ON s.article = searched.article WHERE search MATCH ?)"
)
"""A condition on **stories**: one of its articles has the words of an :func:`expression`."""

Marks = tuple[tuple[int, int], ...]


class Hit(Record, frozen=True, kw_only=True):
    """An article that has the words.

    ``snippet``: a stretch of its text; ``marks``, ``headline_marks``: where the words stand in the snippet and in the
    headline, in code points.
    """

    article: str
    outlet: str | None
    published: str | None
    headline: str | None
    headline_marks: Marks
    snippet: str
    marks: Marks


HITS = Table("hits", Hit, ("article",))
"""The columns of what `search` prints as records; the rows come best first."""


class Searched(msgspec.Struct, frozen=True):
    """``hits``: the first of them; ``total``: how many articles have the words."""

    hits: Sequence[Hit]
    total: int


def expression(query: str) -> str | None:
    """What is typed as a query of FTS5, all terms wanted; ``None`` where there is no word in it.

    >>> expression('ferry "port of cal* NEAR( x:y')
    '"ferry" "port of cal* NEAR( x:y"'
    >>> expression('sank* "-" NOT a*'), expression('"*')
    ('"sank" * "NOT" "a"', None)
    """
    typed = query[:LONGEST].translate(_QUOTES).encode("utf-8", "replace").decode().replace("\0", " ")
    terms = []
    for phrase, beginning, word in _TERM.findall(typed):
        term = phrase or word
        if any(c.isalnum() for c in term):
            start = term.rstrip("*")
            begins = (beginning or word.endswith("*")) and (len(start) >= LEAST_BEGINNING or not start.isascii())
            terms.append(f'"{start}"' + (" *" if begins else ""))
    return " ".join(terms[:MOST_TERMS]) or None


def search(store: Store, query: str, limit: int = 100) -> Searched:
    """The articles with all the words of ``query``, at most ``limit``, best first."""
    wanted = expression(query)
    if wanted is None:
        return Searched((), 0)
    (total,) = store.connection.execute("SELECT count(*) FROM search WHERE search MATCH ?", (wanted,)).fetchone()
    rows = store.connection.execute(
        f"SELECT {_SHOWN_OF}, rank FROM {_INDEXED} WHERE search MATCH ? AND rank MATCH ? ORDER BY rank LIMIT ?",
        (*_MARKED, wanted, _RANK, limit),
    ).fetchall()
    rows.sort(key=lambda row: (row[5], row[2] or "~", row[0]))
    return Searched([_hit(*row[:5]) for row in rows], total)


def best_of_stories(store: Store, query: str, stories: Sequence[str]) -> dict[str, Hit]:
    """By story the best of its articles that has all the words, where it is among the best thousand of the store."""
    wanted = expression(query)
    if wanted is None:
        return {}
    best = store.connection.execute(
        "WITH best AS (SELECT rowid, rank FROM search WHERE search MATCH ? AND rank MATCH ? ORDER BY rank LIMIT 1000)"
        " SELECT s.story, min(best.rank), best.rowid FROM best JOIN searched ON number = best.rowid"
        f" JOIN story_articles s ON s.article = searched.article WHERE s.story {AMONG}"
        " GROUP BY s.story",
        (wanted, _RANK, json.dumps(list(stories))),
    ).fetchall()
    row = f"SELECT {_SHOWN_OF} FROM {_INDEXED} WHERE search MATCH ? AND search.rowid = ?"
    return {
        story: _hit(*store.connection.execute(row, (*_MARKED, wanted, number)).fetchone()) for story, _, number in best
    }


def _hit(article: str, outlet: str | None, published: str | None, headline: str | None, text: str) -> Hit:
    title, headline_marks = _read_marks(headline or "")
    snippet, marks = _read_marks(text)
    return Hit(
        article=article,
        outlet=outlet,
        published=published,
        headline=title or None,
        headline_marks=headline_marks,
        snippet=snippet[:_SHOWN],
        marks=tuple((start, min(end, _SHOWN)) for start, end in marks if start < _SHOWN),
    )


def _read_marks(text: str) -> tuple[str, Marks]:
    """The text without the marks of FTS5, and what stood between them."""
    plain, marks, length, begun = [], [], 0, None
    for part in re.split(f"([{_OPEN}{_SHUT}])", text):
        if part == _OPEN:
            begun = length if begun is None else begun
        elif part == _SHUT:
            if begun is not None and begun < length:
                marks.append((begun, length))
            begun = None
        else:
            plain.append(part)
            length += len(part)
    return "".join(plain), tuple(marks)
