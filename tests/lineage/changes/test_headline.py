"""Headlines: what is another one, what only a house's style, and what was done."""

from __future__ import annotations

import make
import pytest

from wirecopy.lineage import Sharing, find_changes
from wirecopy.lineage.changes import headline_change

OLD = "Ferry runs aground off Calvessa, 12 hurt"


@pytest.mark.parametrize(
    ("new", "done"),
    [
        ("Ferry runs aground off Calvessa, 12 hurt [...AFTER two warnings]", "comment added"),
        ("Ferry runs aground off Calvessa, 12 hurt …and nobody is to blame", "comment added"),
        ("FERRY runs aground off Calvessa, 12 hurt", "sharpened"),
        ("Ferry runs aground off Calvessa, 12 hurt!", "sharpened"),
        ("Ferry runs aground", "cut"),
        ("Breaking: Ferry runs aground off Calvessa, 12 hurt", "added to"),
        ("Ferry runs aground off Calvessa, 20 hurt", "altered"),
        ("Minister promises inquiry", "made anew"),
    ],
)
def test_what_was_done(new: str, done: str) -> None:
    assert headline_change(OLD, new) == done
    assert _kinds(OLD, new) == ["headline"]


def test_a_comment_dropped() -> None:
    assert headline_change(f"{OLD} [at last]", OLD) == "comment dropped"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD, "Ferry Runs Aground Off Calvessa, 12 Hurt"),
        ("‘Never again’ – mayor", '"Never again" - mayor'),
        ("Harbour licence lost", "Harbor license lost"),
        (OLD, None),
        (None, OLD),
    ],
)
def test_what_is_no_change(old: str | None, new: str | None) -> None:
    assert _kinds(old, new) == []


def _kinds(old: str | None, new: str | None) -> list[str]:
    sides = (Sharing(make.article(id, headline=headline), ()) for id, headline in (("b", new), ("a", old)))
    copy, original = sides
    return [c.kind for c in find_changes(copy=copy, original=original)]
