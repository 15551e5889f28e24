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

    >>> clutter_kind("Home | News | Sport"), clutter_kind("Tweet | Share"), clutter_kind("Related articles:")
    ('menu', 'share', 'related')
    >>> clutter_kind("The ferry sank.") is None
    True
    """
    bare = " ".join(line.split()).strip(_MARKS)
    if not bare or _RULED.fullmatch(line.strip()) or _MARGIN.fullmatch(line.strip()):
        return "rule"
    lower = bare.lower().replace("’", "'")
    if lower in words("related_headings") or _RELATED.match(lower):
        return "related"
    if lower in words("advert_words"):
        return "advert"
    if _COUNT.fullmatch(lower):
        return "count"
    if (len(bare) < _LONGEST_CALL and _CALL.match(lower)) or _NOTICE.match(lower):
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
    if _is_buttons(lower):
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


def _is_buttons(lower: str) -> bool:
    """Whether a line is nothing but labels of buttons, a blank between them: "Subscribe Find a job Sign in"."""
    tokens = lower.split()
    reached = {0: 0}  # words read -> labels read
    for end in range(1, len(tokens) + 1):
        for start in range(max(0, end - _LONGEST_LABEL), end):
            label = " ".join(tokens[start:end])
            if start in reached and (label in words("menu_words") or label in words("share_words")):
                reached[end] = max(reached.get(end, 0), reached[start] + 1)
    return reached.get(len(tokens), 0) >= _LEAST_BUTTONS


# Two labels may be a headline ("World news"), three are none.
_LEAST_BUTTONS, _LONGEST_LABEL = 3, 4
_RULED = re.compile(
    r"(?:\*{2,}+|-{3,}+|={3,}+|_{3,}+|#{2,}+)[^*=_#]{0,80}(?:\*{2,}|-{3,}|={3,}|_{3,}|#{2,})"
    r"|(?:-{3,}+|={3,}+|#{2,}+).{0,60}"
)
# What a browser prints in the margins of a page: address and number below, time and title above.
_MARGIN = re.compile(
    r"(?:https?|file)://\S+\s+\d{1,3}\s?/\s?\d{1,3}"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d\d(?:\s[AP]M)? .{5,200}(?<![.!?])"
)
_MARKS = ' \t|•·–—-*_=~#>»«‹›:+[](){}"“”,.…'
_PARTED = re.compile(r"\s*[|•·»›>/☰▼▾,\t]+\s*|\s{2,}|\s+[–—-]\s+")
_CRUMBS = re.compile(r"\s[»›>]\s")
_COUNT = re.compile(
    r"[\d,.]+k?|level \d+|r/\w+|posted by u/.*|[\d,.]+k?\s*(?:comments?|points?|notes?|upvotes?"
    r"|shares?|views?|likes?|replies|retweets?|kommentare?"
    r"|commentaires?|comentarios?|min(?:ute)?s? read)"
    r"|(?:no|be the first to) comments?(?: yet)?|comments? \(?\d+\)?|shares? \d+|page \d+ of \d+|\d+ of \d+|\d+/\d+"
)
_RELATED = re.compile(
    rf"(?:{any_of('related_headings')})\s*(?:\(?\d+\)?)?\s*:?$|\d+ (?:comments?|responses"
    rf"|thoughts?|replies)(?: (?:on|to) .*)?$"
    r"|more (?:from|in|on|by|about) [\w '’&]{2,30}$|(?:tags|topics|labels|keywords|schlagworte"
    r"|etiquetas|mots-clés)\s*:.*"
)
_LONGEST_CALL = 250
# Longer than a call and as surely none of the article's: a consent notice, a mail's imprint, who an outlet is.
_NOTICE = re.compile(
    r"we and our (?:\d+ )?(?:trusted )?partners|wir und unsere (?:\d+ )?partner|nous et nos (?:\d+ )?partenaires"
    r"|nosotros y nuestros|this is google's cache of"
    r"|from [\w ]{3,30}, the free |[^.!?]{0,80}[.!?:]? ?(?:sign up|click|subscribe|register) here\W*$"
    r"|copyright \w+ may not be reproduced"
    r"|[\w .]{2,40} is an? (?:independent,? )?(?:non-?profit|not-for-profit|nonpartisan)[\w ,]{0,40}"
    r"(?:newsroom|news organi[sz]ation|news outlet|news site|publication)\b"
    r"|(?:reach|contact|e-?mail|follow) [\w .'-]{3,40} (?:at|on|via) \S*[\d@]|[\w.-]{2,25} (?:and \w+ )?likes? this$"
    r"|(?:contact|kontakt|contacto|contatto)\b[^.]{0,60}@"
)
_CALL = re.compile(rf"(?:{any_of('call_openings')})")
