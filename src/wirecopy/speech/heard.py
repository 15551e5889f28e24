"""What was heard of one article: its rows of the four tables of this stage."""

from __future__ import annotations

import msgspec

from wirecopy.model import Figure, Mention, Statement, TimeExpression


class Heard(msgspec.Struct, frozen=True):
    """The rows of one article."""

    statements: tuple[Statement, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    figures: tuple[Figure, ...] = ()
