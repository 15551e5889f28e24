"""Words that a reposter added to a headline: "Ferry sinks. [...AFTER two warnings]".

In: a headline. Out: the added words as printed, with their brackets. Square or curly brackets hold a comment
unless they hold a tag of the medium ("[Video]", "[UPDATED]") or a name; round ones, which headlines have of
their own, only where they comment loudly: an ellipsis at their edge, an exclamation or question mark, or a
shouted word among others.
"""

from __future__ import annotations

import re

from wirecopy.read.names import look_up
from wirecopy.read.words import words


def headline_comment(headline: str | None) -> str | None:
    """The words that somebody added to ``headline``, ``None`` where there are none.

    >>> headline_comment("Ferry sinks off Omaro [and nobody is surprised]")
    '[and nobody is surprised]'
    >>> headline_comment("Ferry sinks off Omaro (VIDEO)") is None
    True
    >>> headline_comment("Ferry (finally) raised") is None
    True
    """
    found = [match.group() for match in _BRACKETED.finditer(headline or "") if _is_comment(match.group())]
    return " ".join(found) or None


def _is_comment(bracketed: str) -> bool:
    inner = bracketed[1:-1].strip()
    plain = inner.strip(" .…!?:,;-–—*").lower()
    if not plain or _is_tag(plain) or look_up(plain) or not re.search(r"[^\W\d_]{2}", plain):
        return False
    if bracketed[0] in "[{":
        return not _INSERTED.fullmatch(inner)
    shouted = _SHOUTED.search(inner) is not None and len(inner.split()) > 1
    return shouted or inner.startswith(("…", "...")) or inner.endswith(("…", "...", "!", "?"))


def _is_tag(plain: str) -> bool:
    """Whether all the words are tags of the medium: "video", "watch: full video", "photos + tweets"."""
    if plain in words("media_tags") or re.fullmatch(r"(?:update|part|pt|vol|no)\.?\s*#?\d+", plain):
        return True
    parts = [part for part in re.split(r"\s*(?:[,/+&:|]|\band\b)\s*", plain) if part]
    if len(parts) > 1 and all(part in words("media_tags") for part in parts):
        return True
    return len(plain.split()) <= 3 and any(word in _MEDIA for word in plain.split())


_MEDIA = {
    "video",
    "videos",
    "photos",
    "photo",
    "pics",
    "audio",
    "podcast",
    "gallery",
    "vidéo",
    "fotos",
    "infographic",
    "slideshow",
}
_BRACKETED = re.compile(r"\[[^\[\]]+\]|\{[^{}]+\}|\([^()]+\)")
# One lower-case word or a name in square brackets is an editor's, inside a quotation: "[the] ferry".
_INSERTED = re.compile(r"[a-z]+|[A-Z][a-z]+(?: [A-Z][a-z]+)?|[A-Z]{2,6}")
_SHOUTED = re.compile(r"\b[A-Z]{4,}\b")
