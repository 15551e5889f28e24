"""How many independent sources stand behind a story, and why each of its units counts or not.

Two units whose text goes back to one outlet or agency, present or lost, are one source, and so are those that hardly
hold anything but the same words of a third: a speech or a press release that all report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from wirecopy.model import Article, Credit, LostOriginal, StorySource
from wirecopy.model.names import outlet_key, outlet_keys
from wirecopy.model.spans import merged
from wirecopy.stories.spans import Labelled
from wirecopy.stories.units import Unit

MOSTLY = 0.5
"""Share of a text that is shared words of a third, from which on the article adds no source of its own."""
_STRONG_PLACES = ("byline", "dateline", "credit_line", "metadata", "link")
"""Where a credit says of the whole article whose it is."""


class Origin(NamedTuple):
    """What a unit goes back to: what is looked for among those that count already, what it stands for itself once it
    counts, and the name to show."""

    sought: frozenset[str]
    held: frozenset[str]
    name: str
    is_lost: bool


class Origins:
    """What each unit goes back to, and which of them merely report the same words."""

    def __init__(
        self,
        articles: Mapping[str, Article],
        lost: Iterable[LostOriginal],
        credits: Iterable[Credit],
        labelled: Labelled,
    ) -> None:
        self._articles = articles
        self._quoted = labelled.quoted
        self._lost: dict[str, list[LostOriginal]] = defaultdict(list)
        for original in lost:
            if original.original is None:
                self._lost[original.family].append(original)
        self._credits: dict[str, list[Credit]] = defaultdict(list)
        self._agencies: set[str] = set()
        for credit in credits:
            if credit.role == "agency":
                self._agencies.add(outlet_key(credit.name))
            if credit.role in ("agency", "source") and credit.place in _STRONG_PLACES:
                self._credits[credit.article].append(credit)

    def of(self, unit: Unit) -> list[Origin]:
        """What ``unit`` goes back to: lost originals, those it credits, or else the outlets of its roots."""
        if unit.family is not None:
            return [_lost(original) for original in self._lost[unit.family]] + [self._outlet(r) for r in unit.roots]
        own = outlet_keys(self._articles[unit.head])
        credited = {outlet_key(c.name): c.name for c in self._credits[unit.head]}
        others = [_named(key, name) for key, name in sorted(credited.items()) if key not in own]
        return others or [self._outlet(unit.head)]

    def _outlet(self, article: str) -> Origin:
        """An outlet's own report: another of the same outlet is one more, but all of an agency's are one source."""
        names = outlet_keys(self._articles[article])
        itself = f"article:{article}"
        return Origin(
            sought=frozenset((itself, *(f"name:{key}" for key in names & self._agencies))),
            held=frozenset((itself, *(f"name:{key}" for key in names))),
            name=self._articles[article].outlet or article,
            is_lost=False,
        )

    def words_shared_with(self, unit: Unit, counted: Iterable[Unit]) -> Unit | None:
        """The first of ``counted`` with which the unit shares words of a third, if these are most of its text."""
        shared = self._quoted.get(unit.head, {})
        sharing = [other for other in counted if other.head in shared]
        spans = merged(span for other in sharing for span in shared[other.head])
        mostly = sum(end - start for start, end in spans) > MOSTLY * len(self._articles[unit.head].text)
        return sharing[0] if mostly else None


def weigh_sources(story: str, units: Sequence[Unit], origins: Origins) -> list[StorySource]:
    """A row for each unit of a story, in the table's order; those that count are ``independent``.

    Of several with one origin the one that holds it counts, else the largest, else the earliest in ``units``.
    """
    known = {unit: origins.of(unit) for unit in units}
    ranked = sorted(units, key=lambda unit: (all(o.is_lost for o in known[unit]), -len(unit.articles)))
    held: dict[str, Unit] = {}
    counted: list[Unit] = []
    rows = []
    for unit in ranked:
        taken = [_holder(origin, held) for origin in known[unit]]
        quoting = origins.words_shared_with(unit, counted)
        if None not in taken:
            names = " and ".join(dict.fromkeys(origin.name for origin in known[unit]))
            rows.append(_row(story, unit, taken[0], f"its text goes back to {names}, which counts already"))
        elif quoting is not None:
            rows.append(_row(story, unit, quoting, "most of it is words of a third that others report as well"))
        else:
            counted.append(unit)
            held |= {key: unit for origin in known[unit] for key in origin.held if key not in held}
            rows.append(_row(story, unit, None, _own_reason(unit, known[unit])))
    return sorted(rows, key=lambda row: (row.family or "", row.article or ""))


def _holder(origin: Origin, held: Mapping[str, Unit]) -> Unit | None:
    return next((held[key] for key in sorted(origin.sought) if key in held), None)


def _row(story: str, unit: Unit, taken_from: Unit | None, reason: str) -> StorySource:
    holder = taken_from and (taken_from.family or taken_from.head)
    return StorySource(
        story=story,
        family=unit.family,
        article=None if unit.family is not None else unit.head,
        independent=holder is None,
        taken_from=holder,
        reason=reason,
    )


def _own_reason(unit: Unit, origins: Sequence[Origin]) -> str:
    lost = sorted({origin.name for origin in origins if origin.is_lost})
    if lost and unit.family is not None:
        return f"its text goes back to {' and '.join(lost)}, whose original is not among the inputs"
    if lost:
        return f"it credits {' and '.join(lost)}, to whom no other of the story goes back"
    if unit.family is None:
        return "it shares its text with no other and credits nobody for it"
    if len(origins) == 1:
        return f"its text goes back to {origins[0].name}"
    return "its text was taken from no other family of the story; which article came first is unknown"


def _lost(original: LostOriginal) -> Origin:
    key = outlet_key(original.name) if original.name else ""
    if key:
        return _named(key, original.name or "")
    itself = frozenset((f"lost:{original.id}",))
    return Origin(itself, itself, "an original that is lost", True)


def _named(key: str, name: str) -> Origin:
    keys = frozenset((f"name:{key}",))
    return Origin(keys, keys, name, True)
