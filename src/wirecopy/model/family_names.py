"""What families are called: a name that follows from the members alone and mostly survives growth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

Members = frozenset[str]


def name_families(groups: Iterable[Members]) -> dict[Members, str]:
    """The contract's name of each group of article ids: ``f:`` and the least member that is in no other group, or,
    where there is none, the least ids that tell it apart, joined by ``+``."""
    known = list(dict.fromkeys(groups))
    standing = Counter(article for group in known for article in group)
    names = {}
    for group in known:
        members = sorted(group)
        alone = next((a for a in members if standing[a] == 1), None)
        names[group] = f"f:{alone}" if alone is not None else f"f:{'+'.join(_telling(members, group, known))}"
    return names


def _telling(members: list[str], group: Members, groups: Collection[Members]) -> list[str]:
    for n in range(1, len(members)):
        if not any(other != group and other.issuperset(members[:n]) for other in groups):
            return members[:n]
    return members
