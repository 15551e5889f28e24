"""How well times, figures and places are found and read, beside what one would otherwise take.

    WIRECOPY_DATA=DIR python bench/quality/facts.py [--half a|b] [--only times|figures|places] [--wrong]

DIR holds ``meantime`` (Wikinews texts whose first six sentences have their times annotated), ``reposts`` and
``reuters``; the labels of figures and places are in ``labels/figures-places.jsonl``. A row for each tool, in one run;
a peer that is not installed has a row that says so:

* times: F1 of exact spans; of exact spans whose value is the gold one too; share of them whose kind is. The line of the
  date of publication is left out, in gold and answers alike. A gold ``PAST_REF`` or ``FUTURE_REF`` ("recently") is
  met by no value, as the contract has it.
* figures: a labelled figure is found where a span overlaps it and has its low and high. F1; of those found, the share
  with the labelled unit.
* places: a labelled place is found where a span overlaps it. F1; of those found, the share whose coordinates lie within
  three degrees of the labelled ones (ten, of a country or larger).

Ours is held to ``floors.json``; exit status 1 where a floor is not met. ``--half`` takes half of ``meantime`` by a hash
of the file's name: ``a`` is what the rules were made on.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import os
import re
import sys
import time
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from wirecopy.model import Article
from wirecopy.speech.figures import find_figures
from wirecopy.speech.mentions import find_mentions
from wirecopy.speech.parse import parse_texts
from wirecopy.speech.parsed import ParsedText
from wirecopy.speech.people import find_people
from wirecopy.speech.places import places_called
from wirecopy.speech.times import find_times

HERE = Path(__file__).parent
_SIGNS = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}
_NO_SPACE = re.compile(r"[,.;:!?%”)\]]|(?:'|’)(?:s|re|ve|ll|m|d)?|n't")
_VAGUE = frozenset(("", "PAST_REF", "FUTURE_REF"))

Span = tuple[int, int]


class Text(NamedTuple):
    """A text with its gold: of each span what it is to be; only spans in ``[start, end)`` count."""

    article: Article
    parsed: ParsedText
    start: int
    end: int
    gold: dict[Span, tuple[Any, ...]]


class Score(NamedTuple):
    """What was right: spans found, of ours, of gold, and how many of the found have the value and the rest right."""

    found: int
    ours: int
    gold: int
    value: int
    rest: int


# -- the sets --------------------------------------------------------------------------------------------------------


def meantime(data: Path, half: str | None) -> list[Text]:
    """The annotated sentences but the line of the date."""
    files = sorted((data / "meantime").glob("intra*/*/*.xml"))
    if half:
        files = [f for f in files if "ab"[int(sha256(f.stem.encode()).hexdigest(), 16) % 2] == half]
    read = [_meantime(file) for file in files]
    parses = parse_texts([article.text for article, *_ in read])
    return [Text(article, parsed, start, end, gold) for (article, start, end, gold), parsed in zip(read, parses)]


def _meantime(file: Path) -> tuple[Article, int, int, dict[Span, tuple[Any, ...]]]:
    root = ET.parse(file).getroot()
    text, spans, last = "", {}, -1
    for token in root.iter("token"):
        word, sentence = _SIGNS.get(token.text or "", token.text or ""), int(token.get("sentence") or 0)
        if text:
            glued = sentence == last and (_NO_SPACE.fullmatch(word) or text[-1] in "“($£€[")
            text += "" if glued else "\n\n" if sentence != last and last in (0, 1) else " "
        spans[token.get("t_id")] = (len(text), len(text) + len(word), sentence)
        text, last = text + word, sentence
    gold, published = {}, None
    for time_ in root.iter("TIMEX3"):
        if time_.get("functionInDocument") == "CREATION_TIME":
            published = _date(time_.get("value") or "")
        tokens = [spans[anchor.get("t_id")] for anchor in time_.findall("token_anchor")]
        if tokens and tokens[0][2] != 1:
            value = time_.get("value") or ""
            gold[tokens[0][0], tokens[-1][1]] = (None if value in _VAGUE else value, time_.get("type"))
    dated = [span for span in spans.values() if span[2] == 1]
    article = Article(id=file.stem, text=_without(text, dated), published=published)
    return article, 0, max(end for _, end, sentence in spans.values() if sentence < 6), gold


def _date(value: str) -> str | None:
    """The date of publication; one of them is written the other way round."""
    return value if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) else None


def _without(text: str, spans: Sequence[tuple[int, int, int]]) -> str:
    """The text with the line of the date blanked out, so that offsets stay."""
    if not spans:
        return text
    start, end = spans[0][0], spans[-1][1]
    return text[:start] + " " * (end - start) + text[end:]


def labelled(data: Path, kind: str) -> list[Text]:
    """The labelled stretches of ``reposts`` and ``reuters``; ``kind`` is ``figures`` or ``places``."""
    rows = [json.loads(line) for line in (HERE / "labels/figures-places.jsonl").read_text("utf-8").splitlines()]
    articles = {name: _articles(data / name) for name in ("reposts", "reuters")}
    found = [articles[row["corpus"]][row["article"]] for row in rows]
    parses = parse_texts([article.text for article in found])
    texts = []
    for row, article, parsed in zip(rows, found, parses):
        gold = {(start, end): tuple(rest) for start, end, *rest in row[kind]}
        texts.append(Text(article, parsed, row["start"], row["end"], gold))
    return texts


def _articles(folder: Path) -> dict[str, Article]:
    file = next(folder.glob("*.jsonl.gz"))
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {
        row["id"]: Article(id=row["id"], text=row["text"], published=row.get("published"), dateline=row.get("dateline"))
        for row in rows
    }


# -- the tools: each gives spans with what it makes of them ----------------------------------------------------------

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


# -- scores ----------------------------------------------------------------------------------------------------------


def score(kind: str, text: Text, answer: Answer, wrong: bool) -> Score:
    """What of the answer is right; prints the errors if ``wrong``."""
    ours = {span: rest for span, rest in answer.items() if text.start <= span[0] and span[1] <= text.end}
    met: dict[Span, Span] = {}
    for span in ours:
        same = [gold for gold in text.gold if _same(kind, span, ours[span], gold, text.gold[gold]) and gold not in met]
        if same:
            met[same[0]] = span
    value = rest = 0
    for gold, span in met.items():
        told, truth = ours[span], text.gold[gold]
        right, also = _agree(kind, told, truth)
        value, rest = value + right, rest + also
        if wrong and not right:
            _show(text, "value", span, told, truth)
    if wrong:
        for gold in text.gold.keys() - met.keys():
            _show(text, "missed", gold, text.gold[gold], ())
        for span in ours.keys() - set(met.values()):
            _show(text, "extra", span, ours[span], ())
    return Score(len(met), len(ours), len(text.gold), value, rest)


def _same(kind: str, span: Span, told: tuple[Any, ...], gold: Span, truth: tuple[Any, ...]) -> bool:
    if kind == "times":
        return span == gold
    overlap = span[0] < gold[1] and gold[0] < span[1]
    if kind == "places":
        return overlap
    return overlap and _near(told[0], truth[0]) and _near(told[1], truth[1])


def _near(one: float | None, other: float | None) -> bool:
    return one == other or (one is not None and other is not None and abs(one - other) <= 0.001 * abs(other))


def _agree(kind: str, told: tuple[Any, ...], truth: tuple[Any, ...]) -> tuple[bool, bool]:
    if kind == "times":
        return told[0] == truth[0], told[-1] == truth[1]
    if kind == "figures":
        return (told[2] or "").split(" per ")[0] == (truth[2] or ""), True
    if told[0] is None:
        return False, True
    far = 10.0 if max(abs(truth[0] - round(truth[0])), abs(truth[1] - round(truth[1]))) < 0.01 else 3.0
    return abs(told[0] - truth[0]) <= far and abs(told[1] - truth[1]) <= far, True


def _show(text: Text, what: str, span: Span, told: tuple[Any, ...], truth: tuple[Any, ...]) -> None:
    body = text.article.text
    around = f"{body[max(span[0] - 30, 0) : span[0]]}[{body[span[0] : span[1]]}]{body[span[1] : span[1] + 20]}"
    print(f"  {what}: {told} {truth} | {' '.join(around.split())} | {text.article.published}")


def _f1(found: int, ours: int, gold: int) -> float:
    return 2 * found / (ours + gold) if ours + gold else 0.0


def run(kind: str, texts: list[Text], wrong: bool) -> dict[str, float]:
    """Print the rows of a kind; our own figures by the floors' names."""
    names = {"times": ("strict F1", "value F1", "kind"), "figures": ("F1", "unit", ""), "places": ("F1", "where", "")}
    first, second, third = names[kind]
    print(f"\n{kind}: {len(texts)} texts, {sum(len(text.gold) for text in texts)} labelled")
    print(f"{'':22}{'precision':>10}{'recall':>8}{first:>11}{second:>10}{third:>7}{'CPU µs a word':>15}")
    measured: dict[str, float] = {}
    words = sum(len(placed.sentence.starts) for text in texts for placed in text.parsed.sentences)
    for name, module, tool in TOOLS[kind]:
        if module and importlib.util.find_spec(module) is None:
            print(f"{name:22} not installed")
            continue
        tool(texts[0])
        began = time.process_time()
        answers = [tool(text) for text in texts]
        spent = (time.process_time() - began) / words * 1e6
        scores = [score(kind, text, answer, wrong and name == "wirecopy") for text, answer in zip(texts, answers)]
        found, ours, gold, value, rest = (sum(column) for column in zip(*scores))
        whole = _f1(found, ours, gold)
        read = _f1(value, ours, gold) if kind == "times" else value / max(found, 1)
        third_cell = f"{rest / max(found, 1):7.3f}" if third else " " * 7
        precision, recall = found / max(ours, 1), found / gold
        print(f"{name:22}{precision:10.3f}{recall:8.3f}{whole:11.3f}{read:10.3f}{third_cell}{spent:15.1f}")
        if name == "wirecopy":
            measured = {f"{kind} {first}": whole, f"{kind} {second}": read}
    return measured


def main() -> int:
    """Measure, print, and hold ours to the floors."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--half", choices=("a", "b"))
    arguments.add_argument("--only", choices=tuple(TOOLS))
    arguments.add_argument("--wrong", action="store_true")
    options = arguments.parse_args()
    if "WIRECOPY_DATA" not in os.environ:
        print("skipped: WIRECOPY_DATA names no folder of measuring data")
        return 0
    data = Path(os.environ["WIRECOPY_DATA"])
    floors = json.loads((HERE / "floors.json").read_text("utf-8")).get("facts", {})
    missed = 0
    for kind in TOOLS:
        if options.only in (None, kind):
            texts = meantime(data, options.half) if kind == "times" else labelled(data, kind)
            for name, value in run(kind, texts, options.wrong).items():
                if value < floors.get(name, 0.0) and not options.half:
                    print(f"under its floor: {name} {value:.3f} < {floors[name]}")
                    missed = 1
    return missed


if __name__ == "__main__":
    sys.exit(main())
