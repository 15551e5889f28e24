"""PolNeAR as the benches read it: texts with their attributions, parsed once and kept beside the data's digest.

In: the folder ``polnear`` of the measuring data. Out: articles with spans of source, cue and content. Where several
people annotated a text, the first annotation by name counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from wirecopy.speech.parse import parse_texts
from wirecopy.speech.parsed import ParsedText

Spans = list[tuple[int, int]]


class Attribution(NamedTuple):
    """One attribution as annotated; a source may be absent."""

    source: Spans
    cue: Spans
    content: Spans


class Annotated(NamedTuple):
    """A text with its attributions in the order of their cues."""

    name: str
    parsed: ParsedText
    attributions: list[Attribution]


def read_part(folder: Path, jobs: int = 1, only: slice = slice(None)) -> Iterator[Annotated]:
    """The texts of one part ("train", "dev") in the order of their names, parsed."""
    paths = [p for p in sorted((folder / "text").glob("*.txt")) if _annotation(folder, p) is not None][only]
    texts = (path.read_bytes().decode("utf-8") for path in paths)
    for path, parsed in zip(paths, parse_texts(texts, jobs), strict=True):
        annotation = _annotation(folder, path)
        assert annotation is not None
        yield Annotated(path.stem, parsed, read_annotation(annotation))


def _annotation(folder: Path, text: Path) -> Path | None:
    named = (p for p in (folder / "attributions").glob("*.ann") if p.stem.rpartition("_")[0] == text.stem)
    return min(named, default=None)


def read_annotation(path: Path) -> list[Attribution]:
    """The attributions of a file in brat's format that have a cue."""
    spans: dict[str, Spans] = {}
    found = []
    for line in path.read_text("utf-8").split("\n"):
        id, tab, rest = line.partition("\t")
        if not tab or not id[1:].isdigit():
            continue
        if id[0] == "T":
            places = rest.split("\t")[0].split(" ", 1)[1]
            spans[id] = [(int(a), int(b)) for a, b in (place.split() for place in places.split(";"))]
        elif id[0] == "E":
            roles: dict[str, Spans] = {"Source": [], "Cue": [], "Content": []}
            for role, _, target in (part.partition(":") for part in rest.split()):
                roles.get(role.rstrip("0123456789"), []).extend(spans.get(target, []))
            if roles["Cue"]:
                found.append(Attribution(*(sorted(roles[name]) for name in ("Source", "Cue", "Content"))))
    return sorted(found, key=lambda attribution: attribution.cue)
