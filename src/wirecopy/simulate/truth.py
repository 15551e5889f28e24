"""The truth tables of one happening: families, copies, lost originals, passages, changes, as the contract has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from wirecopy.model import Change, Copy, Family, LostOriginal, Passage
from wirecopy.model.family_names import name_families
from wirecopy.model.records import PassageLabel
from wirecopy.simulate.copying import SURE, copy_of, evidence_of
from wirecopy.simulate.differences import Differences
from wirecopy.simulate.draft import Draft
from wirecopy.simulate.happening import Happening
from wirecopy.simulate.language import Writer
from wirecopy.simulate.layout import Layout
from wirecopy.simulate.lost import Link, Stemma, stemma_of
from wirecopy.simulate.shared import MOST_HOLDERS, Agreements, Stretch, shared_pairs
from wirecopy.simulate.twins import settle_twins


class Truth(NamedTuple):
    """Rows of five tables."""

    families: list[Family]
    copies: list[Copy]
    lost_originals: list[LostOriginal]
    passages: list[Passage]
    changes: list[Change]


def tell_truth(happening: Happening, layouts: dict[Draft, Layout], writer: Writer) -> Truth:
    """The rows of one happening; ``layouts``: the printed articles that are given out."""
    stemmas = [stemma_of(d, happening.drafts) for d in happening.drafts if not d.parents]
    stemmas = [s for s in stemmas if s.articles and (len(s.articles) > 1 or s.lost)]
    names = name_families(frozenset(d.id for d in s.articles) for s in stemmas)
    truth = Truth([], [], [], _passages(sorted(layouts.values(), key=lambda x: x.draft.id)), [])
    differences = Differences(writer, happening)
    for stemma in stemmas:
        name = names[frozenset(d.id for d in stemma.articles)]
        lost = _ids_of_lost(name, stemma)
        truth.families.extend(Family(family=name, article=id) for id in sorted(d.id for d in stemma.articles))
        truth.lost_originals.extend(_lost_originals(name, stemma, lost))
        for link, sure in settle_twins(stemma.links, layouts):
            if link.copy.withheld:
                continue
            if link.original.withheld:
                truth.copies.append(_copy_of_lost(name, link, lost[link.original]))
                continue
            row = copy_of(name, link, layouts, happening.retold, sure)
            printed = {d.id: layouts[d] for d in link}
            truth.copies.append(row)
            truth.changes.extend(differences.between(printed[row.copy], printed[row.original]))
    return truth


def _copy_of_lost(family: str, link: Link, original: str) -> Copy:
    return Copy(copy=link.copy.id, original=original, family=family, confidence=SURE, evidence=evidence_of(link))


def _ids_of_lost(family: str, stemma: Stemma) -> dict[Draft, str]:
    """``lost:FAMILY:n``, the first text first."""
    ordered = sorted(stemma.lost, key=lambda d: (d.depth, d.id))
    return {draft: f"lost:{family}:{n}" for n, draft in enumerate(ordered, 1)}


def _lost_originals(family: str, stemma: Stemma, ids: dict[Draft, str]) -> Iterator[LostOriginal]:
    parent = {link.copy: link.original for link in stemma.links if link.copy.withheld}
    below: dict[Draft, list[str]] = defaultdict(list)
    for link in stemma.links:
        above: Draft | None = link.original
        while above is not None and above.withheld and link.copy.published is not None and not link.copy.withheld:
            below[above].append(link.copy.published)
            above = parent.get(above)
    named = {d for article in stemma.articles for d in article.says.values()}
    for draft, id in ids.items():
        behind = parent.get(draft)
        yield LostOriginal(
            id=id,
            name=draft.house.name if draft in named else None,
            family=family,
            original=ids.get(behind) if behind is not None else None,
            published_before=min(below[draft], key=_latest, default=None),
        )


def _latest(published: str) -> str:
    """A bare day ends after all its hours."""
    return published if "T" in published else f"{published}T99"


def _passages(layouts: list[Layout]) -> list[Passage]:
    """The passages between the articles of one happening: copied between kin, a quotation between others."""
    rows, agreements = [], Agreements(whole=len(layouts) <= MOST_HOLDERS)
    for (m, n), uids in shared_pairs(layouts).items():
        a, b = layouts[m], layouts[n]
        related = any(root in b.draft.roots for root in a.draft.roots)
        label: PassageLabel = "copied" if related else "quotation"
        rows += [passage_of(a.draft.id, b.draft.id, s, label) for s in agreements.stretches(a, b, uids)]
    return rows


def passage_of(a: str, b: str, stretch: Stretch, label: PassageLabel) -> Passage:
    """The row of a stretch."""
    return Passage(
        a=a, b=b, a_start=stretch.a_start, a_end=stretch.a_end, b_start=stretch.b_start, b_end=stretch.b_end,
        words=stretch.words, similarity=stretch.similarity, label=label,
    )  # fmt: skip
