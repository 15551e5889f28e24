"""The page on bad input names every reason, and the limits as they are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from wirecopy.read.reasons import LIMITS, MAX_RATIO, RATIO_FROM, Reason
from wirecopy.run.readers import MEMORY

PAGE = (Path(__file__).parents[2] / "docs" / "reading-errors.md").read_text("utf-8")


def test_every_reason_is_explained_and_no_other() -> None:
    assert tuple(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)) == get_args(Reason)


def test_limits_are_given_as_they_are() -> None:
    for said in (
        f"more than {LIMITS.record >> 20} MB",
        f"more than {LIMITS.seconds:g} s of CPU",
        f"more than {RATIO_FROM >> 20} MB that unfold to more than {MAX_RATIO} times",
        f"{MEMORY >> 30} GB of address space",
    ):
        assert said in PAGE
