"""Stands in for ``wirecopy.run`` where a test is about what the command makes of its answers."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pytest

from wirecopy.speech.heard import Heard


@dataclass(frozen=True)
class OriginStep:
    name: str | None
    role: str
    evidence: str | None = None


@dataclass(frozen=True)
class Reading:
    page: Any
    origin: tuple[OriginStep, ...] = ()
    headline_comment: str | None = None
    lost_originals: tuple[Any, ...] = ()
    families: tuple[Any, ...] = ()
    copies: tuple[Any, ...] = ()
    heard: Any = field(default_factory=Heard)
    unheard: str | None = None


@dataclass(frozen=True)
class Summary:
    run: str = "r1"
    articles: int = 410
    new: int = 400
    dropped: int = 12
    new_dropped: int = 12
    skipped: int = 10
    reasons: dict[str, int] = field(default_factory=lambda: {"duplicate": 9, "no_text": 3})
    passages: int = 1204
    families: int = 31
    largest_family: int = 9
    copies: int = 58
    lost_originals: int = 12
    statements: int = 903
    unheard: int = 0
    stories: int = 31
    seconds: dict[str, float] = field(default_factory=lambda: {"read": 6.12, "reuse": 1.2, "lineage": 0.9})
    nothing_new: bool = False


def install(monkeypatch: pytest.MonkeyPatch, **functions: Callable[..., Any]) -> None:
    """Make ``wirecopy.run`` and ``wirecopy.run.one`` offer ``functions`` and nothing else."""
    for name in ("wirecopy.run", "wirecopy.run.one"):
        stub = ModuleType(name)
        vars(stub).update(functions)
        monkeypatch.setitem(sys.modules, name, stub)
