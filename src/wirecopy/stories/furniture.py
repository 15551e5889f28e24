"""What stands below all that an outlet publishes says nothing of a story: an author's life, a call to subscribe."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wirecopy.model import Statement
from wirecopy.model.spans import Spans, covers


def without_furniture(statements: Iterable[Statement], furniture: Mapping[str, Spans]) -> list[Statement]:
    """``statements`` without those most of whose content, or else cue, is ``furniture`` of their article."""
    return [s for s in statements if s.article not in furniture or not _is_printed(s, furniture[s.article])]


def _is_printed(statement: Statement, furniture: Spans) -> bool:
    start, end = statement.content_start, statement.content_end
    if start is None or end is None:
        start, end = statement.cue_start, statement.cue_end
    return start is not None and end is not None and 2 * covers(furniture, start, end) > end - start
