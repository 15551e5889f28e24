"""Credits of pages and of running text, against labels made by reading, beside two baselines; what finding them costs.

    WIRECOPY_DATA=... python bench/quality/credits.py [--errors KIND] [--no-speed]

Printed is, for each kind of labels, recall and precision of the credits of the story (agency, source, contributor)
and of its pictures, for wirecopy and for two baselines: every name of the tables anywhere in the text, and the
authors that trafilatura finds; then wirecopy's figures by role and by the place it names, and the share of CPU time
that credits add to the reading of pages. Figures are held to the floors of ``floors.json``. Labels and how they were
made: ``labels/README.md``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import lxml.html
import trafilatura

from wirecopy.model import Credit, Page
from wirecopy.model.names import outlet_key
from wirecopy.read import RawRecord, read_record
from wirecopy.read.names import known_names, look_up

HERE = Path(__file__).parent
STORY = ("agency", "source", "contributor")


class Item(NamedTuple):
    """A labelled page or article: its record, its text for the baselines, its labels and those that can be argued."""

    kind: str
    id: str
    record: RawRecord
    wanted: list[dict[str, str]]
    arguable: list[dict[str, str]]
    whole: bool
    """Every credit is labelled, or every credit of the body; not so: precision is unknown."""


class Tally(NamedTuple):
    """Labels, those found, and credits that no label bears out."""

    wanted: int = 0
    right: int = 0
    invented: int = 0

    def plus(self, other: Tally) -> Tally:
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def recall(self) -> float:
        return self.right / max(1, self.wanted)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.invented)


def main() -> int:
    """Run the bench; 1 where a floor is not met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", metavar="KIND", help="list what is missed and invented in a kind of labels")
    parser.add_argument("--no-speed", action="store_true", help="leave the measuring of time out")
    options = parser.parse_args()
    if "WIRECOPY_DATA" not in os.environ:
        print("WIRECOPY_DATA names no folder of measuring data: nothing measured", file=sys.stderr)
        return 2
    logging.disable(logging.CRITICAL)
    data = Path(os.environ["WIRECOPY_DATA"])
    items = [*_pages(data), *_credit_lines(data), *_reposts(data)]
    figures = {}
    columns = ("story R", "story P", "photo R", "photo P")
    print(f"{'':<34}" + "".join(f"{column:>9}" for column in ("items", "labels", *columns)))
    for kind in dict.fromkeys(item.kind for item in items):
        given = [item for item in items if item.kind == kind]
        for method, find in (("names anywhere", _anywhere), ("authors", _authors), ("wirecopy", _ours)):
            row = _row(given, find, options.errors if method == "wirecopy" else None)
            figures[kind] = row
            labels = f"{len(given):>9}{row['story'].wanted + row['photo'].wanted:>9}"
            print(f"{kind:<18}{method:<16}{labels}" + "".join(_cells(row, given[0].whole)), flush=True)
    _by_role_and_place(items)
    measured = {
        f"{kind.replace(' ', '_')}_{what}": getattr(row["story"], what)
        for kind, row in figures.items()
        for what in ("recall", "precision")
    }
    if not options.no_speed:
        measured["added_time"] = _added_time(data)
        print(f"credits add {measured['added_time']:.1%} to the CPU time of reading a page")
    return _held_to_floors(measured)


def _cells(row: dict[str, Tally], whole: bool) -> Iterator[str]:
    for part in ("story", "photo"):
        yield f"{row[part].recall:>9.3f}" if row[part].wanted else f"{'-':>9}"
        yield f"{row[part].precision:>9.3f}" if whole and row[part].wanted else f"{'-':>9}"


def _held_to_floors(measured: dict[str, float]) -> int:
    floors = json.loads((HERE / "floors.json").read_text())["credits"]
    short = [
        name
        for name, floor in floors.items()
        if name in measured and (measured[name] > floor if name == "added_time" else measured[name] < floor)
    ]
    for name in short:
        print(f"short of the floor: {name} {measured[name]:.3f}, {floors[name]}", file=sys.stderr)
    return 1 if short else 0


# The labelled items


def _pages(data: Path) -> Iterator[Item]:
    files = ("pages-credits.jsonl", "pages-credits-2.jsonl", "pages-credits-3.jsonl", "pages-credits-4.jsonl")
    for label in (label for file in files for label in _labels(file)):
        yield Item(
            f"pages, {label['part']}", label["page"], _page_record(data, label["page"]), label["credits"],
            label.get("arguable", []), True,
        )  # fmt: skip


def _credit_lines(data: Path) -> Iterator[Item]:
    """The agencies of ``credits/lines.json``, a sample of the credits of their pages, in whatever role of a story."""
    agencies: dict[str, set[str]] = {}
    for line in json.loads((data / "credits" / "lines.json").read_text("utf-8")):
        page = ("sh/" if line["ds"] == "sh" else "ft/") + line["id"]
        agencies.setdefault(page, set()).update(line["agencies"])
    for page, names in agencies.items():
        wanted = [{"role": "", "name": name} for name in sorted(names)]
        yield Item("credit lines", page, _page_record(data, page), wanted, [], False)


def _reposts(data: Path) -> Iterator[Item]:
    """Articles of which the text alone was labelled."""
    with gzip.open(data / "reposts" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = {record["id"]: record for record in map(json.loads, lines)}
    for file in ("reposts-credits.jsonl", "reposts-credits-2.jsonl", "reposts-credits-3.jsonl"):
        for label in _labels(file):
            id = label["article"]
            record = RawRecord(id, "json", json.dumps(records[id]).encode())
            kind = f"reposts, {label.get('part', 'first')}"
            yield Item(kind, id, record, label["credits"], label.get("arguable", []), True)


def _labels(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / "labels" / name).read_text("utf-8").splitlines()]


def _page_record(data: Path, page: str) -> RawRecord:
    folder, _, name = page.partition("/")
    name = name.removesuffix(".gz").removesuffix(".html") + ".html.gz"
    path = data / "pages" / ("scrapinghub/html" if folder == "sh" else "fundus-tests") / name
    return RawRecord(page, "html", gzip.decompress(path.read_bytes()))


# The methods: each gives (role, name, place); a baseline's role is "" and counts as any of a story's


Found = tuple[str, str, str]


@cache
def _read(record: RawRecord) -> tuple[Credit, ...]:
    page = read_record(record)
    return page.credits if isinstance(page, Page) else ()


def _ours(item: Item) -> list[Found]:
    in_text = item.record.kind == "json"
    return [(c.role, c.name, c.place) for c in _read(item.record) if not in_text or c.start is not None]


@cache
def _all_names() -> re.Pattern[str]:
    forms = {form for row in known_names() for form in (row.name, *row.aliases, *row.signatures) if len(form) > 2}
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, forms), key=len, reverse=True))})\b")


def _anywhere(item: Item) -> list[Found]:
    """Every name of the tables, wherever it stands in the text."""
    if item.record.kind == "json":
        text = json.loads(item.record.data)["text"]
    else:
        tree = lxml.html.document_fromstring(item.record.data.decode("utf-8", "replace").encode())
        for element in tree.xpath("//script|//style|//nav"):
            element.drop_tree()
        text = tree.text_content()
    return [("", name, "") for name in sorted(set(_all_names().findall(text)))]


def _authors(item: Item) -> list[Found]:
    """The authors that trafilatura finds on a page, JSON-LD's among them; an article's own byline."""
    if item.record.kind == "json":
        names = json.loads(item.record.data)["byline"] or []
    else:
        found = trafilatura.extract_metadata(item.record.data)
        names = re.split(r";|,", found.author or "") if found else []
    return [("", name, "") for name in names if look_up(name)]


# Counting


def _row(items: list[Item], find: Callable[[Item], list[Found]], errors: str | None) -> dict[str, Tally]:
    row = {"story": Tally(), "photo": Tally()}
    for item in items:
        found = find(item)
        for part, roles in (("story", STORY), ("photo", ("photo",))):
            tally, missed, invented = _judge(item, found, roles)
            row[part] = row[part].plus(tally)
            if errors and item.kind.startswith(errors) and (missed or (invented and item.whole)):
                print(f"  {item.id}: missed {missed}, invented {invented if item.whole else []}")
    return row


def _judge(item: Item, found: list[Found], roles: tuple[str, ...]) -> tuple[Tally, list[str], list[str]]:
    wanted = [label for label in item.wanted if label["role"] in roles or (not label["role"] and "photo" not in roles)]
    said = [f for f in found if f[0] in roles or (not f[0] and "photo" not in roles)]
    missed = [label for label in wanted if not any(_same(f, label) for f in said)]
    known = (*wanted, *item.arguable)
    invented = {f"{f[0]}:{outlet_key(f[1])}": f for f in said if not any(_same(f, label) for label in known)}
    tally = Tally(len(wanted), len(wanted) - len(missed), len(invented))
    return tally, [f"{m['role']}: {m['name']}" for m in missed], [": ".join(f) for f in invented.values()]


def _same(found: Found, label: dict[str, str]) -> bool:
    if found[0] and label["role"] and found[0] != label["role"]:
        return False
    if label["role"] != "photo":
        return _key(found[1]) == _key(label["name"])
    ours, theirs = ({_key(piece) for piece in _PIECES.split(name)} for name in (found[1], label["name"]))
    return bool(ours & theirs) or any(a and b and (a in b or b in a) for a in ours for b in theirs)


_PIECES = re.compile(r"\s*[/|]\s*|\s+via\s+|\s*,\s*", re.IGNORECASE)


def _key(name: str) -> str:
    row = look_up(name)
    return outlet_key(row.name if row else name)


def _by_role_and_place(items: Iterable[Item]) -> None:
    wanted: Counter[str] = Counter()
    right: Counter[str] = Counter()
    borne_out: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for item in items:
        if not item.whole:
            continue
        found = _ours(item)
        for label in item.wanted:
            wanted[label["role"]] += 1
            right[label["role"]] += any(_same(f, label) for f in found)
        for credit in {(role, _key(name), place): (role, name, place) for role, name, place in found}.values():
            for group in (credit[0], credit[2]):
                places[group] += 1
                borne_out[group] += any(_same(credit, label) for label in (*item.wanted, *item.arguable))
    by_role = (f"{role or 'of any role'} R {right[role] / n:.2f} of {n}" for role, n in wanted.items())
    print("by role: " + ", ".join(by_role))
    print("precision: " + ", ".join(f"{group} {borne_out[group] / n:.2f} of {n}" for group, n in places.items()))


def _added_time(data: Path) -> float:
    """CPU time of reading pages with their credits over that without, less one.

    The two take turns at each page, three times, and the least of each counts: a busy moment then meets both.
    """
    files = sorted((data / "pages").glob("*/*/*.html.gz"))[::6]
    records = [RawRecord(path.name, "html", gzip.decompress(path.read_bytes())) for path in files]

    def seconds(record: RawRecord) -> float:
        started = time.process_time()
        read_record(record)
        return time.process_time() - started

    with_credits = bare = 0.0
    for record in records:
        turns = []
        for _ in range(3):
            full = seconds(record)
            with (
                patch("wirecopy.read.finish.find_credits", lambda article, around: ()),
                patch("wirecopy.read.html.short_blocks", lambda tree, text: ()),
            ):
                turns.append((full, seconds(record)))
        with_credits += min(full for full, _ in turns)
        bare += min(without for _, without in turns)
    return with_credits / bare - 1


if __name__ == "__main__":
    sys.exit(main())
