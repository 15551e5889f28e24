"""Words that a reposter added to a headline."""

from __future__ import annotations

import pytest

from wirecopy.read.comment import headline_comment


@pytest.mark.parametrize(
    ("headline", "comment"),
    [
        ("Ferry sinks off Omaro. […AFTER two warnings.]", "[…AFTER two warnings.]"),
        ("Ferry sinks [and nobody is surprised] off Omaro", "[and nobody is surprised]"),
        ("Ferry sinks off Omaro (...who could have known)", "(...who could have known)"),
        ("Ferry sinks off Omaro (Really?)", "(Really?)"),
        ("Ferry sinks off Omaro (after FIVE warnings)", "(after FIVE warnings)"),
        ("Ferry sinks off Omaro [VIDEO]", None),
        ("Ferry sinks off Omaro (PHOTOS + VIDEO)", None),
        ("Ferry sinks off Omaro (UPDATE 2)", None),
        ("Ferry (finally) raised", None),
        ("Alliance (NATO) meets", None),
        ("Ferry sinks off Omaro (Reuters)", None),
        ("“We knew [the] ferry was unsafe”", None),
        ("Ferry sinks off Omaro", None),
        ("", None),
        (None, None),
    ],
)
def test_comment(headline: str | None, comment: str | None) -> None:
    assert headline_comment(headline) == comment
