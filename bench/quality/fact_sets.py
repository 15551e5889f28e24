"""The texts that times, figures and places are measured on, each with its gold; ``facts.py`` tells of them.

In: the folder of measuring data. Out: texts, parsed, with what each span is to be.
"""

from __future__ import annotations

import gzip
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from wirecopy.model import Article
from wirecopy.speech.parse import parse_texts
from wirecopy.speech.parsed import ParsedText

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
