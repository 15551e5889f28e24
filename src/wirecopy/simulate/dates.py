"""The made-up world's time, and what articles say of it: the truth, the day alone, something wrong, or nothing."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from wirecopy.simulate.chance import Chance
from wirecopy.simulate.world import World

MINUTES_A_DAY = 1440
_BEGINNING = datetime(2025, 1, 6)
_ZONES = 12 * 60
_EDITED = 3 * MINUTES_A_DAY


def day_of(minute: int) -> date:
    """The day of a minute of the world's time."""
    return (_BEGINNING + timedelta(minutes=minute)).date()


def published(chance: Chance, world: World, minute: int) -> str | None:
    """What an article of that minute gives as its time of publication.

    A wrong one is up to three days late (the time of an edit) or half a day early or late (another time zone).
    """
    if chance.often(world.undated):
        return None
    if chance.often(world.misdated):
        minute += chance.between(1, _EDITED) if chance.often(0.6) else chance.between(-_ZONES, _ZONES)
    at = _BEGINNING + timedelta(minutes=minute)
    if chance.often(world.day_only):
        return at.date().isoformat()
    return f"{at.isoformat()[:16]}:{chance.below(60):02d}Z"
