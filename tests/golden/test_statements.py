"""Articles of our own with the statements that must come out of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wirecopy.model import Article, Statement
from wirecopy.speech.hear import hear
from wirecopy.speech.parse import parse_texts

HERE = Path(__file__).parent / "statements"
CASES = [(path.stem, truth) for path in sorted(HERE.glob("*.json")) for truth in json.loads(path.read_text("utf-8"))]


def says(statement: Statement, truth: dict[str, Any]) -> bool:
    """Whether a statement has every field of ``truth``; its content as that begins and ends."""
    wanted = dict(truth)
    content = statement.content or ""
    begins = content.startswith(wanted.pop("content_starts", ""))
    ends = content.endswith(wanted.pop("content_ends", ""))
    return begins and ends and all(getattr(statement, field) == value for field, value in wanted.items())


@pytest.fixture(scope="module")
def heard() -> dict[str, tuple[Statement, ...]]:
    articles = [
        Article(id=path.stem, text=path.read_text("utf-8"), language="en") for path in sorted(HERE.glob("*.txt"))
    ]
    parsed = parse_texts(article.text for article in articles)
    return {article.id: hear(article, text).statements for article, text in zip(articles, parsed, strict=True)}


@pytest.mark.parametrize(("name", "truth"), CASES, ids=lambda value: value if isinstance(value, str) else "")
def test_each_statement_comes_out(name: str, truth: dict[str, Any], heard: dict[str, tuple[Statement, ...]]) -> None:
    assert any(says(statement, truth) for statement in heard[name]), heard[name]


def test_little_else_comes_out(heard: dict[str, tuple[Statement, ...]]) -> None:
    for name, statements in heard.items():
        truths = [truth for case, truth in CASES if case == name]
        others = [s for s in statements if not any(says(s, truth) for truth in truths)]
        assert len(others) <= len(truths) / 3, others


def test_spans_are_of_the_text(heard: dict[str, tuple[Statement, ...]]) -> None:
    for name, statements in heard.items():
        text = (HERE / f"{name}.txt").read_text("utf-8")
        for s in statements:
            assert s.cue == text[s.cue_start : s.cue_end]
            assert s.source is None or s.source == text[s.source_start : s.source_end]
            pieces = [text[start:end] for start, end in s.content_parts]
            assert s.content == (" ".join(pieces) or None)
            if s.content_parts:
                assert (s.content_start, s.content_end) == (s.content_parts[0][0], s.content_parts[-1][1])
            assert s.id == f"{s.article}:{s.cue_start}"
