"""The page of errors has every code that the program can print, and no other."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
_CODE = re.compile(r"\bW\d{3}\b")


def test_the_page_has_every_code_once() -> None:
    printed = {code for file in (ROOT / "src").rglob("*.py") for code in _CODE.findall(file.read_text("utf-8"))}
    listed = re.findall(r"^\| (W\d{3}) \|", (ROOT / "docs" / "errors.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(printed) == listed
