"""``write_wire``: a made-up wire written to a folder, article by article, with its truth beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from wirecopy.collector import uncollected
from wirecopy.errors import UnwritableOutput
from wirecopy.simulate.chance import Chance
from wirecopy.simulate.commons import Commons
from wirecopy.simulate.draft import Draft
from wirecopy.simulate.language import Writer
from wirecopy.simulate.layout import Cast, Layout
from wirecopy.simulate.newsroom import Newsroom
from wirecopy.simulate.press import Press
from wirecopy.simulate.truth import Truth, tell_truth
from wirecopy.simulate.world import World

BLOCK = 4_096
"""Articles that are shuffled among one another before they are written: a pile has no order to learn from."""
LARGEST_SHARE = 10
"""One text and its copies are at most a tenth of all articles, however far it reaches."""

TRUTH_TABLES = Truth._fields


class Line(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """An article as it is written: the fields of **articles** that it has."""

    id: str
    url: str
    canonical_url: str
    outlet: str
    headline: str
    byline: tuple[str, ...] = ()
    published: str | None = None
    language: str
    text: str


class Made(NamedTuple):
    """The articles of one happening, ready to be written, and the truth about them."""

    articles: list[Line]
    truth: Truth


def make_wire(articles: int, world: World, seed: int = 0) -> Iterator[Made]:
    """A made-up wire of so many articles, happening by happening; what recurs for ever is told at the end.

    Equal seeds, worlds and numbers give equal wires on any machine.
    """
    chance, writer, commons = Chance(seed), Writer(), Commons()
    newsroom = Newsroom(world, chance, writer, Press(chance, writer, articles, world.furniture), seed)
    largest = max(1, min(world.largest, articles // LARGEST_SHARE))
    left = articles
    while left > 0:
        happening = newsroom.happen(left, largest)
        casts: dict[int, Cast] = {}
        layouts = {draft: Layout(draft, casts) for draft in happening.drafts if not draft.withheld}
        for layout in layouts.values():
            commons.enter(layout)
        left -= len(layouts)
        yield Made([_line(layout) for layout in layouts.values()], tell_truth(happening, layouts, writer))
        for draft in happening.drafts:
            draft.forget()
    yield Made([], Truth([], [], [], list(commons.passages()), []))


def write_wire(
    articles: int, folder: Path, world: World, seed: int = 0, advance: Callable[[int], None] = lambda _: None
) -> dict[str, int]:
    """Write a made-up wire to ``folder``; the rows of each table.

    ``folder/articles.jsonl`` and ``folder/truth/TABLE.jsonl``; ``advance`` is told how many articles were made.
    Raises :class:`UnwritableOutput` where the folder cannot be written or holds such files already.
    """
    counts = dict.fromkeys(("articles", *TRUTH_TABLES), 0)
    encode = msgspec.json.Encoder().encode_lines
    with _Files(folder) as files, uncollected():
        block: list[Line] = []
        for made in make_wire(articles, world, seed):
            block += made.articles
            counts["articles"] += len(made.articles)
            advance(len(made.articles))
            if len(block) >= BLOCK or not made.articles:
                files["articles"].write(encode(sorted(block, key=lambda line: line.id)))
                block.clear()
            for table in TRUTH_TABLES:
                if rows := getattr(made.truth, table):
                    files[table].write(encode(rows))
                    counts[table] += len(rows)
    return counts


class _Files:
    """The files of a wire, open for writing; an existing one is left alone."""

    def __init__(self, folder: Path) -> None:
        self.paths = {table: folder / "truth" / f"{table}.jsonl" for table in TRUTH_TABLES}
        self.paths["articles"] = folder / "articles.jsonl"
        self.open: dict[str, BinaryIO] = {}

    def __enter__(self) -> dict[str, BinaryIO]:
        for path in self.paths.values():
            if path.exists():
                raise UnwritableOutput(f"{path} exists: name an empty folder, or remove it first")
        try:
            self.paths["families"].parent.mkdir(parents=True, exist_ok=True)
            self.open = {table: path.open("wb") for table, path in self.paths.items()}
        except OSError as error:
            raise UnwritableOutput(f"{error.filename}: {error.strerror}: name a folder that can be written") from error
        return self.open

    def __exit__(self, *_: object) -> None:
        for file in self.open.values():
            file.close()


def _line(layout: Layout) -> Line:
    draft: Draft = layout.draft
    url = f"https://www.{draft.house.domain}/news/{draft.id}"
    linked = draft.says.get("link")
    return Line(
        id=draft.id,
        url=url,
        canonical_url=url if linked is None else f"https://www.{linked.house.domain}/news/{linked.id}",
        outlet=draft.house.name,
        headline=layout.restyled("".join(draft.headline.pieces)),
        byline=draft.byline,
        published=draft.published,
        language="en",
        text=layout.text,
    )
