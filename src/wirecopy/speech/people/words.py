"""The word lists of this package, each loaded once: ``data/words.json``."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import NamedTuple


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
    speech_verbs: frozenset[str]
    given: frozenset[str]


@cache
def words() -> Words:
    """The lists."""
    text = resources.files("wirecopy.speech.people").joinpath("data/words.json").read_text("utf-8")
    lists = json.loads(text)
    return Words(**{name: value if isinstance(value, dict) else frozenset(value) for name, value in lists.items()})
