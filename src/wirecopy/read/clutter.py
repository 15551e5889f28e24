"""Lines of a page that say nothing of its article: menus, share bars, adverts, lists of other stories.

In: one line. Out: what it is, ``None`` where it may be the article's.
"""

from __future__ import annotations

import re
from typing import Literal

from wirecopy.read.words import any_of, words

ClutterKind = Literal["menu", "share", "advert", "related", "call", "rule", "count"]


def clutter_kind(line: str) -> ClutterKind | None:
    """What a line of furniture is; ``related`` opens a list of other things than the article.

    >>> clutter_kind("Home | News | Sport"), clutter_kind("Share on Facebook  Tweet"), clutter_kind("Related articles:")
    ('menu', 'share', 'related')
    >>> clutter_kind("The ferry sank.") is None
    True
    """
    bare = " ".join(line.split()).strip(_MARKS)
    if not bare or _RULED.fullmatch(line.strip()):
        return "rule"
    lower = bare.lower().replace("’", "'")
    if lower in words("related_headings") or _RELATED.match(lower):
        return "related"
    if lower in words("advert_words"):
        return "advert"
    if _COUNT.fullmatch(lower):
        return "count"
    if len(bare) < 250 and _CALL.match(lower):
        return "call"
    if len(bare) > 200 or re.search(r"[.!?]\s+\w", bare):
        return None
    parts = [part for part in _PARTED.split(lower) if part]
    if all(part in words("share_words") or _COUNT.fullmatch(part) for part in parts) and parts:
        return "share"
    if all(part in words("menu_words") for part in parts) and parts:
        return "menu"
    if len(parts) >= 3 and sum(part in words("menu_words") for part in parts) * 2 >= len(parts):
        return "menu"
    if len(parts) >= 3 and all(len(part.split()) <= 3 for part in parts) and _CRUMBS.search(bare):
        return "menu"
    tokens = [token.rstrip("0123456789") or token for token in re.split(r"[^\w+@'&-]+", lower) if token]
    if len(tokens) > 1 and all(token in words("share_words") or token.isdigit() for token in tokens):
        return "share"
    if (
        len(tokens) > 3
        and sum(token in words("menu_words") for token in tokens) >= 0.75 * len(tokens)
        and bare[-1] not in ".!?”"
    ):
        return "menu"
    return None


_RULED = re.compile(
    r"(?:\*{2,}|-{3,}|={3,}|_{3,}|#{2,})[^*=_#]{0,80}(?:\*{2,}|-{3,}|={3,}|_{3,}|#{2,})|(?:-{3,}|={3,}|#{2,}).{0,60}"
)
_MARKS = ' \t|•·–—-*_=~#>»«‹›:+[](){}"“”,.…'
_PARTED = re.compile(r"\s*[|•·»›>/☰▼▾,\t]+\s*|\s{2,}|\s+[–—-]\s+")
_CRUMBS = re.compile(r"\s[»›>]\s")
_COUNT = re.compile(
    r"[\d,.]+k?|[\d,.]+k?\s*(?:comments?|shares?|views?|likes?|replies|retweets?|kommentare?"
    r"|commentaires?|comentarios?|min(?:ute)?s? read)"
    r"|(?:no|be the first to) comments?(?: yet)?|comments? \(?\d+\)?|shares? \d+|page \d+ of \d+|\d+ of \d+|\d+/\d+"
)
_RELATED = re.compile(
    rf"(?:{any_of('related_headings')})\s*(?:\(?\d+\)?)?\s*:?$|\d+ (?:comments?|responses"
    rf"|thoughts?|replies)(?: (?:on|to) .*)?$"
    r"|more (?:from|in|on|by|about) [\w '’&]{2,30}$|(?:tags|topics|labels|keywords|schlagworte"
    r"|etiquetas|mots-clés)\s*:.*"
)
_CALL = re.compile(rf"(?:{any_of('call_openings')})")
