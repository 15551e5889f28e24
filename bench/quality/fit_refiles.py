"""Fit what tells which of two versions by one outlet is the later, on the earlier half of real re-files.

    WIRECOPY_DATA=... python bench/quality/fit_refiles.py [--write]

A logistic regression without a constant (a pair turned round must give the negative), with a small penalty. Prints
the weights and, each fifth of the pairs by date left out in turn, how many of the surest are right; ``--write`` puts
the weights into ``lineage/data/refiles.json``. The later half is for ``refiles.py`` alone.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from refiles import SURE, Items, Row, directed, read_half

import wirecopy.lineage
from wirecopy.lineage.refiles import SIGNS, features
from wirecopy.model import Article

Rows = NDArray[np.float64]
NAMES = tuple(name for name, _, _ in SIGNS)
FOLDS, PENALTY, STEPS = 5, 0.2, 30


def main() -> int:
    """Fit and print; 2 without data."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if "WIRECOPY_DATA" not in os.environ:
        print("WIRECOPY_DATA names no folder of measuring data: nothing fitted", file=sys.stderr)
        return 2
    items = read_half(Path(os.environ["WIRECOPY_DATA"], "reuters", "first.jsonl.gz"), "first")
    rows = told(items, directed(items))
    weights = {name: round(float(w), 2) for name, w in zip(NAMES, fitted(rows), strict=True)}
    for (name, weight), column in zip(weights.items(), rows.T, strict=True):
        print(
            f"{name:<26}{weight:>7.2f}   says later {int((column > 0).sum()):>4}, earlier {int((column < 0).sum()):>4}"
        )
    scores = left_out(rows)
    sure = 1 / (1 + np.exp(-np.abs(scores))) >= SURE
    print(f"{len(rows)} pairs; left out: sure of {sure.mean():.3f}, right of those {(scores[sure] > 0).mean():.3f}")
    if options.write:
        path = Path(wirecopy.lineage.__file__).parent / "data" / "refiles.json"
        path.write_text(json.dumps(weights, indent=1) + "\n")
    return 0


def told(items: Items, pairs: list[Row]) -> Rows:
    """The features of each pair, the true later one first; by the time of the earlier one."""
    ordered = sorted(sorted((p.copy, p.original), key=lambda id: (items[id]["published"], id)) for p in pairs)
    ordered.sort(key=lambda pair: (items[pair[0]]["published"], pair))
    return np.array([features(_article(items, later), _article(items, first)) for first, later in ordered])


def fitted(rows: Rows) -> Rows:
    """Weights by Newton's method."""
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        right = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (1 - right) - PENALTY * weights
        bend = (rows * (right * (1 - right))[:, None]).T @ rows + PENALTY * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def left_out(rows: Rows) -> Rows:
    """The score of each pair by weights fitted without its fifth."""
    fold = np.arange(len(rows)) * FOLDS // len(rows)
    scores = np.zeros(len(rows))
    for n in range(FOLDS):
        scores[fold == n] = rows[fold == n] @ fitted(rows[fold != n])
    return scores


def _article(items: Items, id: str) -> Article:
    item = items[id]
    return Article(
        id=id, outlet=item["outlet"], headline=item["headline"], dateline=item["dateline"], text=item["text"]
    )


if __name__ == "__main__":
    sys.exit(main())
