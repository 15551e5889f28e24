"""The word lists of ``data/``, each loaded when it is first asked for."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def words(file: str, name: str) -> frozenset[str]:
    """The list ``name`` of ``data/FILE.json``, of single words or of phrases with one space between words."""
    return frozenset(table(file, name))


@cache
def table(file: str, name: str) -> Any:
    """What ``data/FILE.json`` has under ``name``."""
    home = resources.files("wirecopy.lineage.changes")
    return json.loads(home.joinpath("data", f"{file}.json").read_text("utf-8"))[name]
