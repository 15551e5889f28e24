"""Who an article is about: persons and organizations, each under one name, and every place where it is named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

import msgspec

Kind = Literal["person", "organization"]
Form = Literal["full", "short", "role"]
Gender = Literal["male", "female"]


class Naming(msgspec.Struct, frozen=True):
    """Where somebody is named: ``[start, end)`` of the article's text, without title.

    ``form``: ``full`` is the canonical name or as many words, ``short`` a surname, given name or acronym, ``role`` a
    "the colonel" that can be only one person here.
    """

    start: int
    end: int
    form: Form


class Role(msgspec.Struct, frozen=True):
    """What somebody is said to be, ``[start, end)`` of the text: "Colonel", "Tajik president", "head of the union"."""

    start: int
    end: int
    text: str


class Actor(msgspec.Struct, frozen=True):
    """A person or organization. ``name`` as most fully printed; ``gender`` where a title or role tells it."""

    name: str
    kind: Kind
    gender: Gender | None
    roles: tuple[Role, ...]
    namings: tuple[Naming, ...]


class PlaceName(msgspec.Struct, frozen=True):
    """A name that was taken for a place's: ``[start, end)`` of the text, and the name in one line."""

    start: int
    end: int
    text: str


class People:
    """The actors of an article in the order in which they are first named, and the names that are places'."""

    def __init__(self, actors: Sequence[Actor], places: Sequence[PlaceName] = ()) -> None:
        self.actors = tuple(actors)
        self.places = tuple(places)

    @cached_property
    def _named(self) -> list[tuple[int, int, Actor]]:
        spans = [(naming.start, naming.end, actor) for actor in self.actors for naming in actor.namings]
        return sorted(spans, key=lambda span: span[:2])

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self._named]

    def at(self, start: int, end: int) -> Actor | None:
        """Who is named first inside ``[start, end)``, a person before an organization; ``None`` if nobody is.

        A span within a name (a surname) is that of the name.
        """
        inside: list[Actor] = []
        for at in range(max(bisect_left(self._starts, start) - 1, 0), len(self._named)):
            first, last, actor = self._named[at]
            if first >= end:
                break
            if (start <= first and last <= end) or (first <= start and end <= last):
                inside.append(actor)
        return next((actor for actor in inside if actor.kind == "person"), inside[0] if inside else None)
