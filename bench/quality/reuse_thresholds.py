"""What the thresholds of the matcher do on real articles: the table behind decision note 0003.

    WIRECOPY_DATA=... python bench/quality/reuse_thresholds.py [--show 30]

For each setting, the rest as it is in force: passages by label in the corpora of reposts and of Reuters, and
against the labelled pairs of reposts (``labels/reposts-pairs.jsonl``) how many of the kin and the duplicates have a
copied passage, and how many of the pairs of each other relation have one though they should not. ``--show N`` prints N
random copied passages of at most 16 words, from the least number of words tried on, to be judged by eye.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
from collections import Counter
from pathlib import Path
from typing import Any

from wirecopy.reuse import find_passages, labels, matching

TRIED: dict[str, tuple[float, ...]] = {
    "LEAST_WORDS": (6, 8, 10, 12, 15, 20),
    "LEAST_BITS": (0, 60, 75, 90, 105, 120),
    "HABIT_SHARE": (0.02, 0.05, 0.1, 0.2, 0.5),
    "HABIT_ARTICLES": (2, 3, 4, 5, 10, 20, 50),
}
ENOUGH = (5, 10, 20, 100_000)
RELATIONS = ("kin", "duplicate", "quotation", "boilerplate", "none")
Articles = list[dict[str, Any]]


def read(name: str) -> Articles:
    with gzip.open(Path(os.environ["WIRECOPY_DATA"]) / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def passages(articles: Articles) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = find_passages(
        [a["text"] for a in articles], [a["outlet"] for a in articles]
    ).to_pylist()
    return rows


def judged() -> list[dict[str, str]]:
    path = Path(__file__).parent / "labels" / "reposts-pairs.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def line(setting: str, reposts: Articles, reuters: Articles) -> str:
    rows = passages(reposts)
    copied = {frozenset((reposts[row["a"]]["id"], reposts[row["b"]]["id"])) for row in rows if row["label"] == "copied"}
    seen, total = Counter[str](), Counter[str]()
    for pair in judged():
        total[pair["relation"]] += 1
        seen[pair["relation"]] += frozenset((pair["a"], pair["b"])) in copied
    kinds = Counter(row["label"] for row in rows), Counter(row["label"] for row in passages(reuters))
    return (
        f"{setting:22}"
        + "  ".join(" ".join(f"{kind[name]:>6}" for name in labels.LABELS) for kind in kinds)
        + "  "
        + " ".join(f"{seen[name]:>5}/{total[name]:<4}" for name in RELATIONS)
    )


def show(articles: Articles, many: int) -> None:
    """Print short copied passages, also of fewer words than LEAST_WORDS in force."""
    matching.LEAST_WORDS = int(TRIED["LEAST_WORDS"][0])
    rows = [row for row in passages(articles) if row["label"] == "copied" and row["words"] <= 16]
    for row in sorted(random.Random(3).sample(rows, min(many, len(rows))), key=lambda row: row["words"]):
        a, b = articles[row["a"]], articles[row["b"]]
        print(f"\n{row['words']} words, {row['similarity']:.2f}: {a['id']} | {b['id']}")
        for article, side in ((a, "a"), (b, "b")):
            start, end = row[f"{side}_start"], row[f"{side}_end"]
            before, after = article["text"][max(start - 60, 0) : start], article["text"][end : end + 60]
            print("   ", " ".join(f"{before}[[{article['text'][start:end]}]]{after}".split()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", type=int, default=0, metavar="N")
    options = parser.parse_args()
    reposts, reuters = read("reposts/articles.jsonl.gz"), read("reuters/first.jsonl.gz")
    if options.show:
        show(reposts, options.show)
        show(reuters, options.show)
        return
    heads = " ".join(f"{name[:6]:>6}" for name in labels.LABELS)
    print(f"{'':22}{'reposts: passages':28} {'Reuters: passages':28} labelled pairs with a copied passage")
    print(f"{'':22}{heads}  {heads}  " + " ".join(f"{name[:10]:>10}" for name in RELATIONS))
    for name, values in TRIED.items():
        in_force = getattr(matching, name)
        for value in values:
            setattr(matching, name, value)
            print(line(f"{name} {value:g}{' *' if value == in_force else ''}", reposts, reuters), flush=True)
        setattr(matching, name, in_force)
    for value in ENOUGH:
        matching.HABIT_ENOUGH = value
        print(line(f"HABIT_ENOUGH {value}{' *' if value == 10 else ''}", reposts, reuters), flush=True)


if __name__ == "__main__":
    main()
