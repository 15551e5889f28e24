"""What happened: one event, and the forms in which its people, bodies, places, things and figures stand in sentences.

Each thing that an event binds takes a block in one list of strings, one string for each form in which a sentence may
need it (``FORMS``); compiled sentences know the positions. A person or body changes from its full name to the short
one once it has been named in an article: a second list holds the blocks for that.
"""

from __future__ import annotations

from typing import NamedTuple

FORMS: dict[str, tuple[str, ...]] = {
    "person": (
        "pre", "Pre", "name", "Name", "name's", "Name's", "post", "end", "the", "The", "he", "He", "his", "His", "him",
    ),
    "org": ("pre", "Pre", "name", "'s"),
    "name": ("plain", "Plain", "'s"),
    "word": ("plain", "Plain", "a", "A"),
    "figure": ("plain", "Plain"),
}  # fmt: skip
"""Forms of each kind of thing. Person: the role before the name ("" where it stands behind), the name, the role behind
it (inside and at the end of a clause), the short role, pronouns."""


class Base(NamedTuple):
    """A thing that an event binds: its kind, where its block starts, and the symbol that it was drawn from."""

    kind: str
    start: int
    symbol: str = ""


class Event:
    """One event, the same in all articles about it.

    ``first`` and ``later`` are the blocks before and after each thing has been named.
    """

    __slots__ = ("country", "day", "first", "later", "place", "topic")

    def __init__(self, topic: str, first: list[str], later: list[str], place: str, country: str, day: str) -> None:
        self.topic = topic
        """The topic's name ("courts", "floods" …)."""
        self.first, self.later = first, later
        self.place, self.country, self.day = place, country, day
