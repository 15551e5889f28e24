"""Who finds times, figures and places in a text: wirecopy, the parser by itself, and peers where they are installed.

Each tool gives spans with what it makes of them. ``TOOLS`` has them by kind, with their names and the packages needed.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Sequence
from typing import Any

from fact_sets import Span, Text

from wirecopy.speech.figures import find_figures
from wirecopy.speech.mentions import find_mentions
from wirecopy.speech.people import find_people
from wirecopy.speech.places import places_called
from wirecopy.speech.times import find_times

Answer = dict[Span, tuple[Any, ...]]
Tool = Callable[[Text], Answer]


def our_times(text: Text) -> Answer:
    """Ours."""
    return {(t.start, t.end): (t.value, t.kind) for t in find_times(text.parsed, text.article)}


def spacy_times(text: Text) -> Answer:
    """The parser's own DATE and TIME spans: no value."""
    return _parser(text, ("DATE", "TIME"), (None,))


def _parser(text: Text, labels: Sequence[str], rest: tuple[Any, ...]) -> Answer:
    answer: Answer = {}
    for placed in text.parsed.sentences:
        for span in placed.sentence.named:
            if span.label in labels:
                start = placed.start + placed.sentence.starts[span.first]
                answer[start, placed.start + placed.sentence.ends[span.end - 1]] = (*rest, span.label)
    return answer


def dateparser_times(text: Text) -> Answer:
    """dateparser's search, relative to the date of publication; a value of days."""
    from datetime import datetime

    from dateparser.search import search_dates

    settings: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
    if text.article.published:
        settings["RELATIVE_BASE"] = datetime.fromisoformat(text.article.published[:10])
    answer: Answer = {}
    at, body = 0, text.article.text[: text.end]
    for printed, when in search_dates(body, languages=["en"], settings=settings) or ():
        start = body.find(printed, at)
        if start >= 0:
            at = start + len(printed)
            answer[start, at] = (when.date().isoformat(), "DATE")
    return answer


def our_figures(text: Text) -> Answer:
    """Ours."""
    times = find_times(text.parsed, text.article)
    return {(f.start, f.end): (f.low, f.high, f.unit) for f in find_figures(text.parsed, text.article, times)}


def spacy_figures(text: Text) -> Answer:
    """The parser's CARDINAL, MONEY, PERCENT and QUANTITY spans, read by the digits in them."""
    answer: Answer = {}
    for span in _parser(text, ("CARDINAL", "MONEY", "PERCENT", "QUANTITY"), ()):
        digits = re.search(r"[0-9][0-9,]*(?:\.[0-9]+)?", text.article.text[span[0] : span[1]])
        value = float(digits[0].replace(",", "")) if digits else None
        answer[span] = (value, value, None)
    return answer


def quantulum(text: Text) -> Answer:
    """quantulum3 without its classifier."""
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = parser.parse(text.article.text[text.start : text.end])
    answer: Answer = {}
    for quantity in found:
        start, end = quantity.span
        value = quantity.value
        answer[text.start + start, text.start + end] = (value, value, quantity.unit.name)
    return answer


def our_places(text: Text) -> Answer:
    """Ours."""
    mentions = find_mentions(text.parsed, text.article, find_people(text.parsed))
    return {(m.start, m.end): (m.latitude, m.longitude) for m in mentions if m.kind == "place"}


def spacy_places(text: Text) -> Answer:
    """The parser's GPE and LOC spans, each the largest place of that name in our gazetteer."""
    answer: Answer = {}
    for span in _parser(text, ("GPE", "LOC"), ()):
        known = places_called(" ".join(text.article.text[span[0] : span[1]].split()))
        best = max(known, key=lambda place: (place.kind == "country", place.population), default=None)
        answer[span] = (best.latitude, best.longitude) if best else (None, None)
    return answer


TOOLS: dict[str, tuple[tuple[str, str, Tool], ...]] = {
    "times": (("wirecopy", "", our_times), ("spaCy's DATE, TIME", "", spacy_times),
              ("dateparser's search", "dateparser", dateparser_times)),
    "figures": (("wirecopy", "", our_figures), ("spaCy's numbers", "", spacy_figures),
                ("quantulum3", "quantulum3", quantulum)),
    "places": (("wirecopy", "", our_places), ("spaCy's GPE, LOC", "", spacy_places)),
}  # fmt: skip
