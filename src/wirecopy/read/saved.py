"""What a browser or a mirror noted at the head of a page it saved: address and time.

In: the page's text. Out: its address and the time it was fetched, each ``None`` where nobody noted it.
"""

from __future__ import annotations

import re

from wirecopy.read.dates import parse_printed

# The note stands before or just behind the html element.
_HEAD = 4096

# <!-- saved from url=(0049)https://... -->, of browsers
_BROWSER = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
# <!-- Page saved with SingleFile  url: https://...  saved date: Thu May 28 2015 10:00:00 GMT+0200 (CEST) -->
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)(?:\s+saved date:\s*([^\n(]+))?")
# <!-- Mirrored from www.example.com/a.html by HTTrack Website Copier/3.x [XR&CO'2014], 28 May 2015 10:00 GMT -->
_HTTRACK = re.compile(r"<!--\s*Mirrored from (\S+) by HTTrack[^\],]*\]?[^,]*,\s*([^>]+?)\s*-->")


def saved_from(text: str) -> tuple[str | None, str | None]:
    """The address and the time of retrieval that the page's own head notes."""
    head = text[:_HEAD]
    if match := _BROWSER.search(head):
        return _address(match[1]), None
    if match := _SINGLE_FILE.search(head):
        return _address(match[1]), parse_printed(match[2] or "")
    if match := _HTTRACK.search(head):
        return _address(f"http://{match[1]}"), parse_printed(match[2])
    return None, None


def _address(printed: str) -> str | None:
    return printed if printed.startswith(("http://", "https://")) else None
