"""What a stretch is, and which are stock wording."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from wirecopy.reuse import labels, stock
from wirecopy.reuse.oracle.pairs import Stretch
from wirecopy.reuse.oracle.words import Document
from wirecopy.reuse.spoken import POST_WORDS, is_post, sounds_spoken


def label(one: Document, other: Document, s: Stretch, shared: int, numbers: int, text: str) -> str:
    """What a stretch is; ``shared`` (equal words) and ``numbers`` are sums over its pair, ``text`` is side a's."""
    if s.habit and shared < labels.WHOLE * min(len(one.hashes), len(other.hashes)):
        return "boilerplate"
    sides = one.quoted[s.a : s.a_end], other.quoted[s.b : s.b_end]
    quoted = sorted(sum(side) / len(side) for side in sides)
    if quoted[1] >= labels.QUOTED and quoted[0] >= labels.HALF_QUOTED:
        return "quotation"
    if numbers >= max(labels.TEMPLATE_NUMBERS, labels.TEMPLATE_DENSITY * shared):
        return "template"
    if quoted[1] >= labels.QUOTED and sounds_spoken(text):
        return "quotation"
    if s.equal <= POST_WORDS and is_post(text):
        return "quotation"
    return "copied"


def stock_wording(rows: list[dict[str, Any]], documents: list[Document]) -> list[dict[str, Any]]:
    """The rows that are stock wording: see ``stock.py``."""
    groups = Groups(len(documents))
    loose = []
    for row in rows:
        share = row["shared"] / min(len(documents[row["a"]].hashes), len(documents[row["b"]].hashes))
        if share >= stock.WHOLE or (share >= stock.KIN and row["shared"] >= stock.KIN_WORDS):
            groups.join(row["a"], row["b"])
        else:
            loose.append(row)
    lengths = [max(r["stretch"].a_end - r["stretch"].a, r["stretch"].b_end - r["stretch"].b) for r in loose]
    found = [
        row
        for row, length in zip(loose, lengths, strict=True)
        if row["shared"] < stock.FEW and row["stretch"].equal < stock.FRAME * length
    ]
    short = [
        (row, length)
        for row, length in zip(loose, lengths, strict=True)
        if length <= stock.LONGEST and groups.of(row["a"]) != groups.of(row["b"])
    ]
    kinds = Groups(2 * len(short))
    reached: dict[int, tuple[int, int]] = {}  # by document: where its last stretch ends, and one side in it
    sides = [(r["a"], r["stretch"].a, r["stretch"].a_end, 2 * n) for n, (r, _) in enumerate(short)]
    sides += [(r["b"], r["stretch"].b, r["stretch"].b_end, 2 * n + 1) for n, (r, _) in enumerate(short)]
    for document, start, stop, side in sorted(sides):
        end, last = reached.get(document, (-1, side))
        if start < end:
            kinds.join(side, last)
        reached[document] = max(end, stop), side
    for n in range(len(short)):
        kinds.join(2 * n, 2 * n + 1)
    by_kind: dict[int, list[tuple[dict[str, Any], int]]] = defaultdict(list)
    for n, entry in enumerate(short):
        by_kind[kinds.of(2 * n)].append(entry)
    for entries in by_kind.values():
        holders = {groups.of(row[side]) for row, _ in entries for side in ("a", "b")}
        length, equal = sum(n for _, n in entries), sum(row["stretch"].equal for row, _ in entries)
        slotted = equal < stock.SLOTTED * length or length < stock.SHORT * len(entries)
        if len(holders) >= stock.UNRELATED and slotted:
            found += [row for row, _ in entries]
    return found


class Groups:
    """Numbers that were joined."""

    def __init__(self, n: int) -> None:
        self._above = list(range(n))

    def of(self, one: int) -> int:
        """One number that stands for all that ``one`` was joined with."""
        while self._above[one] != one:
            one = self._above[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Make two groups one."""
        self._above[self.of(one)] = self.of(other)
