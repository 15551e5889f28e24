"""A day's headlines with snippets, made of whole articles: broad events of very different size, in real language.

In: the measuring data. Out: texts as a search over titles might store them, in small letters, without stop words and
marks, each of about 22 words, and the event of each. An event is a long article; one of its reports takes some words of
its beginning and the rest from 40 words somewhere in it, so that reports share a core and tell different angles.
Articles with much vocabulary in common are left out. How many words come from the beginning is set so that GSDMM is
about as good as published for a set of titles with snippets (ARI .79, NMI .93).
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

EVENTS, LONGEST, LEAD, AROUND = 150, 400, 50, 40
LENGTH, FROM_LEAD = 22, 0.25
_STOPS = frozenset((Path(__file__).parent / "stop_words.txt").read_text("utf-8").split())


def plain(text: str) -> list[str]:
    """Words in small letters, without figures, marks, stop words and single letters."""
    return [word for word in re.findall(r"[a-z]+", text.lower()) if word not in _STOPS and len(word) > 1]


def snippets(data: Path, count: int, seed: int = 1) -> tuple[list[str], list[str]]:
    """About ``count`` texts, and the event of each, in an order drawn once."""
    draw = random.Random(seed)
    articles = _unlike(_articles(data, draw))
    share = [1 / (rank + 6) ** 0.95 for rank in range(len(articles))]
    found = []
    for event, (words, part) in enumerate(zip(articles, share, strict=True)):
        for _ in range(max(2, min(LONGEST, round(count * part / sum(share))))):
            length = max(8, int(draw.gauss(LENGTH, 4)))
            head = min(LEAD, int(length * FROM_LEAD * draw.uniform(0.3, 1.7)))
            at = draw.randrange(max(1, len(words) - AROUND))
            text = draw.sample(words[:LEAD], head) + draw.sample(words[at : at + AROUND], max(0, length - head))
            draw.shuffle(text)
            found.append((" ".join(dict.fromkeys(text)), str(event)))
    draw.shuffle(found)
    return [text for text, _ in found], [event for _, event in found]


def _articles(data: Path, draw: random.Random) -> list[list[str]]:
    """Long articles of three kinds, drawn, each as its words."""
    election = [path.read_text("utf-8") for path in sorted((data / "polnear").glob("*/text/*"))]
    pages = json.loads((data / "pages" / "scrapinghub" / "ground-truth.json").read_text("utf-8"))
    with gzip.open(data / "reuters" / "first.jsonl.gz", "rt", encoding="utf-8") as lines:
        wire = [text for line in lines if len(text := json.loads(line)["text"]) > 2_500]
    draw.shuffle(election)
    draw.shuffle(wire)
    words = [plain(text) for text in [*election[:70], *(page["articleBody"] for page in pages.values()), *wire[:80]]]
    draw.shuffle(words)
    return [article for article in words if len(article) >= 120]


def _unlike(articles: Sequence[list[str]]) -> list[list[str]]:
    kept: list[tuple[list[str], set[str]]] = []
    for words in articles:
        often = {word for word, _ in Counter(words).most_common(25)}
        if all(len(often & other) < 10 for _, other in kept):
            kept.append((words, often))
    return [words for words, _ in kept[:EVENTS]]
