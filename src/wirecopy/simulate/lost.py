"""The truth about lost originals: which of the withheld texts the contract holds for known.

A withheld text is a lost original where a credit in one of its copies names it, or where several texts come from it
of which none can have given to the others what they have from it. Any other leaves no trace: its copies then come from
the text before it, or from the one among them that has all that they share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from wirecopy.simulate.draft import Draft


class Link(NamedTuple):
    """``copy`` has its text from ``original``, as far as anybody can know; ``original`` is given out or lost."""

    copy: Draft
    original: Draft


class Stemma(NamedTuple):
    """The family of one first text: the articles given out, the links between texts, the lost originals above."""

    articles: list[Draft]
    links: list[Link]
    lost: list[Draft]


def stemma_of(root: Draft, drafts: Sequence[Draft]) -> Stemma:
    """The family of ``root`` among ``drafts``, of which some are withheld."""
    members = [d for d in drafts if root in d.roots]
    below: dict[Draft, list[Draft]] = defaultdict(list)
    for draft in members:
        for parent in draft.parents:
            if root in parent.roots:
                below[parent].append(draft)
    named = {d for member in members if not member.withheld for d in member.says.values()}
    stands: dict[Draft, list[Draft]] = {}
    kept: dict[Draft, list[Draft]] = {}
    for draft in sorted(members, key=lambda d: -d.depth):
        children = [child for member in below[draft] for child in stands[member]]
        if not draft.withheld or (children and draft in named):
            kept[draft], stands[draft] = children, [draft]
            continue
        if len(children) > 1 and (giver := _giver(children, draft)):
            kept[giver] = kept[giver] + [c for c in children if c is not giver]
            children = [giver]
        if len(children) > 1 and not (draft.parents and _is_as_it_was(draft)):
            kept[draft], stands[draft] = children, [draft]
            continue
        stands[draft] = children
    links = [Link(child, parent) for parent, children in kept.items() for child in children]
    return Stemma([d for d in members if not d.withheld], links, [d for d in kept if d.withheld])


def _is_as_it_was(draft: Draft) -> bool:
    """Whether a withheld copy left no mark by which its copies could be told from copies of its own original."""
    parent = draft.parents[0]
    return draft.body is parent.body or _readings(draft) == _readings(parent)


def _readings(draft: Draft) -> set[tuple[int, tuple[str, ...]]]:
    return {(s.uid, s.pieces) for p in draft.body for s in p}


def _giver(children: Sequence[Draft], lost: Draft) -> Draft | None:
    """The child that can have given the others all they have from the lost text, and before they had it."""
    theirs = _readings(lost)
    has = {child: _readings(child) & theirs for child in children}
    wanted = set().union(*has.values())
    first = min(children, key=lambda d: (d.minute, d.id))
    return first if not first.withheld and has[first] == wanted else None
