"""The rates of a made-up wire, and a few named worlds.

Every rate is a probability unless its text says otherwise. What they stand for is told in ``docs/simulated-wire.md``.
"""

from __future__ import annotations

from typing import Annotated, NamedTuple

import msgspec
import msgspec.inspect
from msgspec.structs import replace


def _rate(text: str) -> msgspec.Meta:
    return msgspec.Meta(ge=0, le=1, description=text)


def _weight(text: str) -> msgspec.Meta:
    return msgspec.Meta(ge=0, description=text)


class World(msgspec.Struct, frozen=True, kw_only=True):
    """What happens how often in a made-up wire."""

    alone: Annotated[float, _weight("weight of events that one outlet alone reports")] = 60.0
    wire: Annotated[float, _weight("weight of events that an agency files and outlets reprint")] = 14.0
    scoop: Annotated[float, _weight("weight of events that one outlet has first and others take from it")] = 8.0
    speech: Annotated[float, _weight("weight of public speeches that several outlets quote, each in a report")] = 3.0
    formula: Annotated[float, _weight("weight of periodic items: one wording, other figures")] = 12.0
    round_up: Annotated[float, _weight("weight of round-ups, which join two to four texts")] = 3.0

    reach: Annotated[float, _weight("copies of a text: the median; one text in 2n has n times as many or more")] = 2.0
    largest: Annotated[int, msgspec.Meta(ge=1, description="copies that a text has at most")] = 10_000
    chain: Annotated[float, _rate("a copy is taken from another copy, not from the first text")] = 0.3
    independent: Annotated[float, _rate("another outlet also reports the event in its own words")] = 0.15
    quoted: Annotated[float, _rate("another outlet quotes one sentence of it in a report of its own")] = 0.1
    updated: Annotated[float, _rate("an outlet brings a later version of its article")] = 0.08

    abridged: Annotated[float, _rate("a copy is cut, mostly from the bottom")] = 0.35
    excerpted: Annotated[float, _rate("a copy is one to three paragraphs in an article of its own")] = 0.07
    expanded: Annotated[float, _rate("a copy has paragraphs of its own put in")] = 0.15
    rewritten: Annotated[float, _rate("a copy tells a third to a half of the sentences in other words")] = 0.08
    moved: Annotated[float, _rate("a copy has paragraphs in another order")] = 0.05
    substituted: Annotated[float, _rate("a copy has words exchanged, up to 15 in 100")] = 0.25
    facts: Annotated[float, _rate("a copy alters a number, a name, a quotation, a hedge or a source")] = 0.2
    headlines: Annotated[float, _rate("a copy has a headline of its own")] = 0.5
    sharpened: Annotated[float, _rate("a small site's copy has a sharpened headline, where it keeps the headline")] = (
        0.5
    )
    respelled: Annotated[float, _rate("a copy is spelled as its own house spells")] = 0.4

    lost_roots: Annotated[float, _rate("the first text is withheld, where it has copies")] = 0.25
    lost_copies: Annotated[float, _rate("a copy that was copied in turn is withheld")] = 0.1
    uncredited: Annotated[float, _rate("a copy does not say where it is from")] = 0.35
    miscredited: Annotated[float, _rate("a copy's credit names another agency or outlet")] = 0.02
    linked: Annotated[float, _rate("a copy's canonical link points to its original")] = 0.1

    undated: Annotated[float, _rate("an article has no time of publication")] = 0.08
    misdated: Annotated[float, _rate("an article's time of publication is wrong, by up to three days")] = 0.04
    day_only: Annotated[float, _rate("an article bears the day alone")] = 0.15
    furniture: Annotated[float, _rate("an outlet puts furniture around its texts and adverts into them")] = 0.4
    noisy: Annotated[float, _rate("an article was scanned: letters mistaken, words split")] = 0.02
    noise: Annotated[float, _rate("share of a scanned article's words that are damaged")] = 0.04


WORLDS = {
    "mixed": World(),
    "calm": World(
        chain=0.1, facts=0.05, substituted=0.05, rewritten=0.02, sharpened=0.1, lost_roots=0.05, lost_copies=0,
        uncredited=0.05, miscredited=0, undated=0, misdated=0, day_only=0, furniture=0.2, noisy=0,
    ),
    "syndicate": World(
        alone=30, wire=40, scoop=4, reach=6, chain=0.15, abridged=0.5, uncredited=0.2, headlines=0.6, lost_roots=0.4,
    ),
    "repost-ring": World(
        alone=30, wire=6, scoop=40, reach=4, chain=0.6, facts=0.4, substituted=0.4, uncredited=0.5, miscredited=0.06,
        linked=0.2, lost_roots=0.35, lost_copies=0.2, undated=0.2, misdated=0.1, headlines=0.3, sharpened=0.8,
    ),
    "ocr": World(noisy=0.6, noise=0.05, furniture=0.1, linked=0, undated=0.02, day_only=0.8),
}  # fmt: skip
"""Named worlds: ``mixed`` is what one gets unasked."""


def make_world(name: str = "mixed", **rates: float) -> World:
    """The world of that name with some of its rates replaced.

    Raises ``KeyError`` for a name that is not in :data:`WORLDS`, ``msgspec.ValidationError`` for a rate out of bounds,
    ``ValueError`` where nothing would ever happen.
    """
    world = msgspec.convert(msgspec.structs.asdict(replace(WORLDS[name], **rates)), World)
    if not any((world.alone, world.wire, world.scoop, world.speech, world.formula, world.round_up)):
        raise ValueError("all six weights of events are 0: nothing would happen")
    return world


class Rate(NamedTuple):
    """One rate of a world, for whoever offers them: a ``whole`` number, a share that is ``at_most_one``, or neither."""

    name: str
    text: str
    whole: bool
    at_most_one: bool


def rates() -> list[Rate]:
    """The rates in the order of :class:`World`."""
    found = []
    for field in msgspec.inspect.type_info(World).fields:  # type: ignore[attr-defined]
        kind = field.type.type
        whole = isinstance(kind, msgspec.inspect.IntType)
        text = field.type.extra_json_schema["description"]
        found.append(Rate(field.name, text, whole, not whole and kind.le == 1))
    return found
