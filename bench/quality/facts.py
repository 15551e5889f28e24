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
import importlib.util
import json
import os
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

from fact_sets import HERE, Span, Text, labelled, meantime
from fact_tools import TOOLS, Answer


class Score(NamedTuple):
    """What was right: spans found, of ours, of gold, and how many of the found have the value and the rest right."""

    found: int
    ours: int
    gold: int
    value: int
    rest: int


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
