"""The houses of a made-up press: agencies, newspapers, small sites, each with its habits."""

from __future__ import annotations

from typing import NamedTuple

from wirecopy.simulate.chance import Chance
from wirecopy.simulate.language import Writer
from wirecopy.simulate.text import WORDS, Paragraph, Sentence, Slot

AGENCY, NEWSPAPER, SITE = range(3)
"""What kind of house: an agency files, a newspaper reports and reprints, a small site mostly reposts."""

NO_DATELINE, FULL_DATELINE, PLACE_DATELINE, BRIEF_DATELINE = range(4)
"""Forms of a dateline: none; "MARLO, May 3 (NWA) —"; "MARLO —"; "MARLO (NWA) —"."""

BYLINE, JOINT_BYLINE, DATELINE, LAST_LINE, FIRST_LINE = range(5)
"""Where a house names the one whose text it brings."""

_AGENCIES = 9
_MOST_HOUSES = 4_000
_STAFF = 12
_FURNITURE_UIDS = 64
_SLOT = Slot(WORDS)


class House(NamedTuple):
    """A publisher. ``head``, ``foot``, ``advert``: its furniture, paragraphs with negative uids."""

    number: int
    kind: int
    name: str
    short: str
    domain: str
    american: bool
    straight: bool
    dateline: int
    credits_in: int
    staff: tuple[str, ...]
    head: tuple[Paragraph, ...] = ()
    foot: tuple[Paragraph, ...] = ()
    advert: tuple[Paragraph, ...] = ()


class Press:
    """All houses of a world; an outlet's size is heavy-tailed: who stands first publishes most."""

    def __init__(self, chance: Chance, writer: Writer, articles: int, furniture: float) -> None:
        self._taken: set[str] = set()
        outlets = min(_MOST_HOUSES, 24 + articles // 80)
        houses = [self._house(n, AGENCY, chance, writer, 0.0) for n in range(_AGENCIES)]
        for n in range(_AGENCIES, _AGENCIES + outlets):
            kind = NEWSPAPER if chance.often(0.6) else SITE
            houses.append(self._house(n, kind, chance, writer, furniture))
        self.agencies = [h for h in houses if h.kind == AGENCY]
        self.newspapers = [h for h in houses if h.kind == NEWSPAPER]
        self.sites = [h for h in houses if h.kind == SITE]
        self.outlets = houses[_AGENCIES:]

    def outlet(self, chance: Chance, *others: House) -> House:
        """An outlet that is none of ``others``, the large ones more often."""
        return self._one_of(self.outlets, chance, others)

    def newspaper(self, chance: Chance, *others: House) -> House:
        """A newspaper that is none of ``others``."""
        return self._one_of(self.newspapers, chance, others)

    def agency(self, chance: Chance, *others: House) -> House:
        """An agency that is none of ``others``."""
        return self._one_of(self.agencies, chance, others)

    @staticmethod
    def _one_of(houses: list[House], chance: Chance, others: tuple[House, ...]) -> House:
        while (house := chance.skewed(houses)) in others:
            pass
        return house

    def _house(self, number: int, kind: int, chance: Chance, writer: Writer, furniture: float) -> House:
        short = ""
        while True:
            if kind == AGENCY:
                agency = writer.agency(chance)
                name, short = agency.name, agency.short
            else:
                name = writer.outlet(chance)
            if name not in self._taken and (not short or short not in self._taken):
                break
        self._taken |= {name, short}
        house = House(
            number=number,
            kind=kind,
            name=name,
            short=short,
            domain="".join(c for c in name.lower() if c.isascii() and c.isalnum()) + ".example",
            american=chance.often(0.4),
            straight=chance.often(0.5),
            dateline=FULL_DATELINE if kind == AGENCY else chance.pick((0, 0, 1, 2, 3)),
            credits_in=chance.pick((BYLINE, BYLINE, JOINT_BYLINE, DATELINE, LAST_LINE, FIRST_LINE)),
            staff=tuple(writer.person(chance).full for _ in range(_STAFF)),
        )
        if not chance.often(furniture):
            return house
        uids = iter(range(-_FURNITURE_UIDS * (number + 1), 0))

        def paragraphs(kind: str, odds: float) -> tuple[Paragraph, ...]:
            if not chance.often(odds):
                return ()
            return ((Sentence(next(uids), (writer.furniture(chance, name, kind),), (_SLOT,)),),)

        return house._replace(
            head=paragraphs("head", 0.4), foot=paragraphs("foot", 0.8), advert=paragraphs("advert", 0.4)
        )
