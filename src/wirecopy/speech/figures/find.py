"""Find the figures that an article names.

In: a parsed text, its article, and the times found in it: a number inside a time ("in 1992", "two years") is no
figure, but that of a "10-minute" video is. Out: the contract's ``figures`` in order: span with the words that qualify
it and its unit. Ordinals, numbers that are part of a name ("Boeing 747") and pronouns ("one of them") are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from wirecopy.model import Article, Figure, TimeExpression
from wirecopy.speech.figures.counted import AGE, counted_after, is_age
from wirecopy.speech.figures.grammar import lists, scan, value_of
from wirecopy.speech.parsed import ParsedText, Placed, Sentence

_TIME_UNITS = frozenset(("second", "minute", "hour", "day", "week", "month", "year"))
_MANY = re.compile(r"(?i)\b(?:dozens|scores|hundreds|thousands|millions|billions|trillions|half|third|quarter|fifth|tenth)")
_RATIO = re.compile(r" (?:in|out of) (?:every )?([0-9]+|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred)(?![\w-])")


def find_figures(parsed: ParsedText, article: Article, times: Sequence[TimeExpression]) -> list[Figure]:
    """The figures of ``parsed`` in order, without overlap."""
    starts = [time.start for time in times]
    found: list[Figure] = []
    for placed in parsed.sentences:
        sentence = placed.sentence
        if "CD" not in sentence.tags and not _MANY.search(sentence.text) and not any(c.isdigit() for c in sentence.text):
            continue
        end = 0
        for match in scan(sentence.text):
            if match.start() < end or _in_time(placed.start + match.start(), placed.start + match.end(), match, times, starts):
                continue
            figure = _figure(match, placed, article.id)
            if figure:
                found.append(figure)
                end = figure.end - placed.start
    return found


def _in_time(start: int, end: int, match: re.Match[str], times: Sequence[TimeExpression], starts: list[int]) -> bool:
    """Whether the match touches a time that is more than a hyphenated length ("10-minute")."""
    at = bisect_right(starts, end - 1) - 1
    if at < 0 or times[at].end <= start:
        return False
    time = times[at]
    return not (time.kind == "DURATION" and re.fullmatch(r"[\w.,-]+[-–‑]\w+", time.text) and "number" in match.re.groupindex)


def _figure(match: re.Match[str], placed: Placed, article: str) -> Figure | None:
    """The figure that a match of the grammar is, or ``None`` where it is a name's, a pronoun or an ordinal."""
    sentence, groups = placed.sentence, match.groupdict()
    if groups["number"] is None:
        return _vague(match, placed, article)
    start, end = match.start(), match.end()
    if not _counts(match, sentence):
        return None
    low = high = value_of(groups["number"], groups["scale"])
    ratio = _RATIO.match(sentence.text.replace("\n", " "), end) if not groups["unit"] and not groups["number2"] else None
    if groups["number2"]:
        bounds = _range(groups)
        if bounds is None:
            end = match.start("to")
        else:
            low, high = bounds
    unit = _unit(groups) if end == match.end() else _sign(groups)
    if ratio:
        end = ratio.end()
        low = high = low / value_of("a" if ratio[1] == "hundred" else ratio[1], "hundred" if ratio[1] == "hundred" else "")
    age = groups["old"] is not None or (unit is None and low < 120 and is_age(sentence, match.start("number"), end))
    counted = AGE if age else _counted(sentence, end, unit, groups)
    return _told(placed, article, (start, end), (low, high), "year" if age else unit, counted, groups["word"])


def _told(
    placed: Placed, article: str, span: tuple[int, int], bounds: tuple[float, float], unit: str | None,
    counted: str | None, word: str | None,
) -> Figure:  # fmt: skip
    table, said = lists(), (word or "").lower()
    low: float | None = bounds[0]
    high: float | None = bounds[1]
    if said in table["over"]:
        high = None
    elif said in table["under"]:
        low = None
    start, end = placed.start + span[0], placed.start + span[1]
    return Figure(
        article=article, start=start, end=end, text=placed.sentence.text[span[0] : span[1]],
        low=low, high=high, unit=unit, counted=counted, approximate=bool(said),
    )  # fmt: skip


def _vague(match: re.Match[str], placed: Placed, article: str) -> Figure | None:
    """ "thousands", "two-thirds of": open above, or a share."""
    table, groups = lists(), match.groupdict()
    counted = counted_after(placed.sentence, match.end())
    span = match.span()
    if groups["many"]:
        low = float(table["many"][groups["many"].lower()])
        figure = _told(placed, article, span, (low, low), None, counted, groups["word"] or "about")
        return Figure(**{**{f: getattr(figure, f) for f in figure.__struct_fields__}, "high": None})
    share = table["parts"][groups["part"].lower()]
    if groups["part"].lower() == "half" and re.search(r"(?i)(?:first|second|other|latter|and a)\W*$", placed.sentence.text[: span[0]]):
        return None
    return _told(placed, article, span, (share, share), None, counted, groups["word"])


def _range(groups: dict[str, str | None]) -> tuple[float, float] | None:
    """The bounds of "10 to 20", "2.5 to three billion"; ``None`` where the two are no range."""
    number, number2 = groups["number"] or "", groups["number2"] or ""
    joined = (groups["to"] or "").lstrip().split(number2)[0]
    if groups["between"] is None and joined.startswith("and"):
        return None
    low, high = value_of(number, groups["scale"] or ""), value_of(number2, groups["scale2"] or "")
    if not groups["scale"] and groups["scale2"] and low < high:
        low = value_of(number, groups["scale2"])
    return (low, high) if low < high else None


def _counts(match: re.Match[str], sentence: Sentence) -> bool:
    """Whether the number is a figure, and not a name's, an ordinal's, a pronoun or a list's."""
    groups, text = match.groupdict(), sentence.text
    start = match.start("number")
    follows = text[match.end() : match.end() + 12]
    if groups["unit"] or groups["sign"] or groups["scale"]:
        return not (groups["unit"] == "second" and " " in text[start : match.end()])
    if re.match(r"(?:st|nd|rd|th)\b|-(?:for|to|on|in|and)-|[’']s\b|[:/]\d|[a-zA-Z]|-[A-Z0-9]", follows) or text[max(start - 1, 0) : start] in "/:":
        return False
    token = bisect_left(sentence.starts, start)
    if token >= len(sentence.starts):
        return False
    word = sentence.word(token)
    if not word[:1].isdigit() and sentence.tags[token] != "CD":
        return False
    if word.lower() == "one" and not _counting_one(sentence, token):
        return False
    return not _named(sentence, token, groups)


def _counting_one(sentence: Sentence, token: int) -> bool:
    after = sentence.word(token + 1).lower() if token + 1 < len(sentence.starts) else ""
    before = sentence.word(token - 1).lower() if token else ""
    if before in ("no", "every", "any", "each", "this", "that", "the", "which") or after in ("of", "another", "day", "thing", "’s", "'s", "-"):
        return after in ("in",)
    return after == "in" or sentence.deps[token] in ("nummod", "compound") and sentence.heads[token] > token


def _named(sentence: Sentence, token: int, groups: dict[str, str | None]) -> bool:
    """Whether the number belongs to a name: "Boeing 747", "Type 2 diabetes", "No. 10"."""
    for span in sentence.named:
        if span.first <= token < span.end and span.label in ("PRODUCT", "WORK_OF_ART", "FAC", "LAW", "PERSON", "EVENT"):
            return span.end - span.first > 1
    if token == 0:
        return sentence.word(1) in (".", ")") if len(sentence.starts) > 1 else True
    before = sentence.word(token - 1)
    if before in ("No.", "Nos.", "number", "No", "#", "page", "pp", "chapter", "section", "article", "unit", "phase", "version"):
        return True
    return before[0].isupper() and sentence.pos[token - 1] == "PROPN" and sentence.heads[token] == token - 1


def _sign(groups: dict[str, str | None]) -> str | None:
    return lists()["currencies"][groups["sign"]] if groups["sign"] else None


def _unit(groups: dict[str, str | None]) -> str | None:
    """The unit in the singular, "per" what with it."""
    printed = groups["unit"]
    unit = _sign(groups) or (lists()["units"][printed] if printed else None)
    return f"{unit} per {groups['per']}" if unit and groups["per"] else unit


def _counted(sentence: Sentence, end: int, unit: str | None, groups: dict[str, str | None]) -> str | None:
    """What is counted; after a unit only what "of" or a noun beside a hyphen tells, of money nothing."""
    if groups["sign"] or (unit and unit.split(" per ")[0] not in ("percent", "point") and not _measures(sentence, end)):
        return None
    return counted_after(sentence, end)


def _measures(sentence: Sentence, end: int) -> bool:
    return sentence.text[end : end + 4] in (" of ", "\nof ")
