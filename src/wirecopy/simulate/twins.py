"""Twins: articles of one text of which nothing tells who had it first. There several trees are right; one is chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from wirecopy.simulate.copying import is_told_by_time, readings
from wirecopy.simulate.draft import Draft
from wirecopy.simulate.layout import Layout
from wirecopy.simulate.lost import Link


class Row(NamedTuple):
    """A link and whether its direction can be known."""

    link: Link
    sure: bool


def settle_twins(links: Sequence[Link], layouts: Mapping[Draft, Layout]) -> Iterator[Row]:
    """The links with those between indistinguishable twins put in the one form that the contract has for them.

    Twins whose text comes from a known article or lost original all hang on that one; others hang on the least id.
    """
    unsure = dict.fromkeys(link for link in links if _is_open(link, layouts))  # in order: a set has none
    groups = _groups(unsure)
    parent_of: dict[int, Draft] = {}
    for link in links:
        if link not in unsure and link.copy in groups:
            parent_of[id(groups[link.copy])] = link.original
    starred: set[int] = set()
    for link in links:
        if link not in unsure:
            yield Row(link, True)
            continue
        twins = groups[link.copy]
        parent = parent_of.get(id(twins))
        if parent is not None:
            yield Row(Link(link.copy, parent), True)
        elif id(twins) not in starred:
            starred.add(id(twins))
            least = min(twins, key=lambda d: d.id)
            yield from (Row(Link(twin, least), False) for twin in twins if twin is not least)


def _is_open(link: Link, layouts: Mapping[Draft, Layout]) -> bool:
    copy, original = link
    if copy.withheld or original.withheld or original in copy.says.values() or is_told_by_time(copy, original):
        return False
    return copy.house is not original.house and readings(layouts[copy]) == readings(layouts[original])


def _groups(links: Iterable[Link]) -> dict[Draft, list[Draft]]:
    """The twins that each twin belongs with."""
    near: dict[Draft, list[Draft]] = defaultdict(list)
    for copy, original in links:
        near[copy].append(original)
        near[original].append(copy)
    groups: dict[Draft, list[Draft]] = {}
    for draft in near:
        if draft in groups:
            continue
        group = groups[draft] = [draft]
        for twin in group:
            for other in near[twin]:
                if other not in groups:
                    groups[other] = group
                    group.append(other)
    return groups
