"""Word statistics of the made-up wire beside those of real news.

    WIRECOPY_DATA=DIR python bench/quality/simulated_text.py [--articles 2000] [--seed 1]

Printed is a column for each of: simulated text; ``reuters/first.jsonl.gz``, a sample; ``reposts/articles.jsonl.gz``;
and simulated text of as many words as the smallest of these, since chance overlap grows with a corpus.

* words: mean of an article; sentence: mean and standard deviation of its words; paragraph: mean words and sentences;
* types/200: distinct words among an article's first 200, where it has so many, as a share;
* vocabulary: distinct words among the first 100,000 of the corpus;
* n-grams: share of an article's word n-grams that stand in another, unrelated article, mean over articles (and over
  all n-grams in brackets). Pairs that share a run of 40 words are taken for copies and left out.

The simulated sample holds one periodic item in 20 articles, as a wire does; its other articles are unrelated stories.
Without WIRECOPY_DATA only the simulated columns are printed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import statistics
from collections import defaultdict
from pathlib import Path

from wirecopy.simulate.chance import Chance
from wirecopy.simulate.language import Writer

GRAMS = (3, 5, 8, 12)
COPY = 40
"""Words in a row that two unrelated articles do not share."""
WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")
PARAGRAPH = re.compile(r"\n\n|\n {2,}")
SENTENCE_END = re.compile(r"[.!?][\"”’]*\s+(?=[\"“‘A-Z0-9])")

Column = dict[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000, help="articles of a sample (default 2000)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    simulated = _simulated(options.articles, options.seed)
    corpora = {"simulated": simulated}
    if "WIRECOPY_DATA" in os.environ:
        data = Path(os.environ["WIRECOPY_DATA"])
        for name, file in (("reuters", "first.jsonl.gz"), ("reposts", "articles.jsonl.gz")):
            texts = Chance(options.seed).shuffled(_texts(data / name / file))
            corpora[name] = texts[: options.articles]
    least = min(sum(len(text.split()) for text in texts) for texts in corpora.values())
    corpora["simulated, fewer"] = _first(simulated, least)
    _print({name: _measured(texts) for name, texts in corpora.items()})


def _texts(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [text for text in (json.loads(line)["text"] for line in lines) if text]


def _simulated(articles: int, seed: int) -> list[str]:
    """Unrelated stories of 2 to 25 paragraphs, the shorter the likelier, and one periodic item in 20."""
    writer, texts = Writer(), []
    for n in range(articles):
        chance = Chance(seed * 1_000_003 + n)
        if chance.often(0.05):
            kind = chance.below(writer.formulas)
            _, story = writer.fill(chance, writer.formula(Chance(kind), kind), 1)
        else:
            share = chance.random()
            story = writer.story(chance, writer.event(chance), 2 + int(24 * share * share), 1)
        texts.append("\n\n".join(" ".join(sentence.text for sentence in paragraph) for paragraph in story))
    return texts


def _first(texts: list[str], words: int) -> list[str]:
    """The first texts that have so many words together."""
    taken: list[str] = []
    for text in texts:
        if words <= 0:
            break
        taken.append(text)
        words -= len(text.split())
    return taken


def _measured(texts: list[str]) -> Column:
    words = [[word.lower() for word in WORD.findall(text)] for text in texts]
    paragraphs = [part for text in texts for part in PARAGRAPH.split(text) if part.strip()]
    sentences = [len(WORD.findall(part)) for paragraph in paragraphs for part in SENTENCE_END.split(paragraph)]
    flat = [word for row in words for word in row]
    column = {
        "articles": str(len(texts)),
        "words, all": f"{len(flat):,}",
        "words": f"{statistics.mean(map(len, words)):.0f}",
        "sentence": f"{statistics.mean(sentences):.1f} ±{statistics.pstdev(sentences):.1f}",
        "paragraph": f"{len(flat) / len(paragraphs):.1f} in {len(sentences) / len(paragraphs):.2f}",
        "types/200": f"{statistics.mean(len(set(row[:200])) / 200 for row in words if len(row) >= 200):.3f}",
        "vocabulary": f"{len(set(flat[:100_000])):,} of {min(len(flat), 100_000):,}",
    }
    kin = _kin(words)
    for n in GRAMS:
        column[f"{n}-grams"] = _overlap(words, kin, n)
    return column


def _holders(words: list[list[str]], n: int) -> dict[tuple[str, ...], set[int]]:
    holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for article, row in enumerate(words):
        for at in range(len(row) - n + 1):
            holders[tuple(row[at : at + n])].add(article)
    return holders


def _kin(words: list[list[str]]) -> dict[int, set[int]]:
    """For each article those that share a long run with it, and itself."""
    kin = {article: {article} for article in range(len(words))}
    for holders in _holders(words, COPY).values():
        if len(holders) > 1:
            for article in holders:
                kin[article] |= holders
    return kin


def _overlap(words: list[list[str]], kin: dict[int, set[int]], n: int) -> str:
    holders = _holders(words, n)
    shares, hits, grams = [], 0, 0
    for article, row in enumerate(words):
        here = len(row) - n + 1
        if here < 1:
            continue
        found = sum(not holders[tuple(row[at : at + n])] <= kin[article] for at in range(here))
        shares.append(found / here)
        hits, grams = hits + found, grams + here
    return f"{statistics.mean(shares):.4f} ({hits / grams:.4f})"


def _print(columns: dict[str, Column]) -> None:
    print(" " * 12 + "".join(f"{name:>19}" for name in columns))
    for row in next(iter(columns.values())):
        print(f"{row:12}" + "".join(f"{column[row]:>19}" for column in columns.values()))


if __name__ == "__main__":
    main()
