"""The word lists of this package, loaded once: ``data/words.json``, and the given names of ``data/given.txt``."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any, NamedTuple


class Words(NamedTuple):
    """Titles and roles with the gender they tell, where they tell one; the other lists as sets."""

    honorifics: dict[str, str | None]
    titles: frozenset[str]
    not_alone: frozenset[str]
    roles: dict[str, str | None]
    particles: frozenset[str]
    organization: frozenset[str]
    organization_heads: frozenset[str]
    well_known: frozenset[str]
    no_name: frozenset[str]
    lead: frozenset[str]
    no_place: frozenset[str]
    facilities: frozenset[str]
    short_titles: dict[str, str]
    speech_verbs: frozenset[str]
    given: frozenset[str]


@cache
def words() -> Words:
    """The lists."""
    data = resources.files("wirecopy.speech.people").joinpath("data")
    lists: dict[str, Any] = json.loads(data.joinpath("words.json").read_text("utf-8"))
    lists["given"] = data.joinpath("given.txt").read_text("utf-8").split()
    kept: dict[str, Any] = {
        name: value if isinstance(value, dict) else frozenset(value) for name, value in lists.items()
    }
    return Words(**kept)
