"""Small builders of records and stores: a test names what it is about, the rest is filled in.

``make.article("a")`` is an article of id "a"; every field can be given by name.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from wirecopy.model import (
    Article,
    Change,
    Claim,
    ClaimStatement,
    Copy,
    Credit,
    Dropped,
    Evidence,
    Family,
    Figure,
    Image,
    LostOriginal,
    Mention,
    Page,
    Passage,
    Record,
    Run,
    Statement,
    Story,
    StoryArticle,
    StorySource,
    TimeExpression,
    Verdict,
)
from wirecopy.store import Store, open_store
from wirecopy.store.store import SCHEMA_VERSION

TEXT = (
    "Police in Port Ardine are looking for a man who took a bronze goose from the harbour wall.\n\n"
    "The goose, about a metre tall, had stood there since 1962, the harbour office said on Monday."
)


def article(id: str = "a", **fields: Any) -> Article:
    """An article with an outlet, a headline, a time and two paragraphs of text."""
    return Article(id=id, **_filled(id, fields))


def page(id: str = "a", **fields: Any) -> Page:
    """An article as its reader leaves it; ``images`` and ``credits`` can be given."""
    return Page(id=id, **_filled(id, fields))


def image(article: str = "a", n: int = 0, **fields: Any) -> Image:
    """An image with a caption."""
    return Image(article=article, n=n, **({"caption": "The harbour wall on Monday."} | fields))


def credit(article: str = "a", name: str = "Reuters", **fields: Any) -> Credit:
    """An agency credit in the byline."""
    return Credit(article=article, name=name, **({"role": "agency", "text": f"By {name}", "place": "byline"} | fields))


def passage(a: str = "a", b: str = "b", **fields: Any) -> Passage:
    """A passage over the first 40 characters of both."""
    spans = {"a_start": 0, "a_end": 40, "b_start": 0, "b_end": 40}
    return Passage(a=a, b=b, **(spans | {"words": 8, "similarity": 1.0, "label": "copied"} | fields))


def spoken(
    article: str,
    source: tuple[int, int],
    cue: tuple[int, int],
    content: tuple[int, int] | None,
    text: str,
) -> Statement:
    """An indirect statement of ``text`` by its spans."""
    return Statement(
        id=f"{article}:{cue[0]}",
        article=article,
        source=text[slice(*source)],
        source_start=source[0],
        source_end=source[1],
        cue=text[slice(*cue)],
        cue_start=cue[0],
        cue_end=cue[1],
        content=text[slice(*content)] if content else None,
        content_start=content[0] if content else None,
        content_end=content[1] if content else None,
        content_parts=(content,) if content else (),
        mode="indirect",
        hedged=False,
        negated=False,
    )


def family(family: str, *articles: str) -> list[Family]:
    """The memberships of one family."""
    return [Family(family=family, article=article) for article in articles]


def evidence(kind: Any = "time", detail: str = "2 h later", weight: float = 1.0) -> Evidence:
    """One piece of evidence."""
    return Evidence(kind=kind, detail=detail, weight=weight)


def copy(copy: str, original: str, family: str = "f:a", **fields: Any) -> Copy:
    """A reprint, 90 % sure."""
    given = {"kind": "reprint", "share_of_copy": 1.0, "share_of_original": 1.0, "confidence": 0.9, "evidence": ()}
    return Copy(copy=copy, original=original, family=family, **(given | fields))


def unsure_copy(copy: str, original: str, family: str = "f:a", **fields: Any) -> Copy:
    """Two that share a text and that nobody can put in order."""
    given = {"kind": None, "share_of_copy": 0.83, "share_of_original": 0.9, "confidence": 0.5}
    return Copy(copy=copy, original=original, family=family, **(given | fields))


def from_lost(copy: str, original: str, family: str = "f:a", **fields: Any) -> Copy:
    """A copy of a lost original: kind and shares unknown."""
    return Copy(copy=copy, original=original, family=family, **({"confidence": 0.95} | fields))


def lost(id: str = "lost:f:a:1", family: str = "f:a", **fields: Any) -> LostOriginal:
    """A lost original of the Agence France-Presse."""
    return LostOriginal(id=id, family=family, **({"name": "Agence France-Presse"} | fields))


def change(copy: str = "b", original: str = "a", kind: Any = "reworded", **fields: Any) -> Change:
    """A change without spans."""
    return Change(copy=copy, original=original, kind=kind, **fields)


def story(story: str = "f:a", **fields: Any) -> Story:
    """A story of two articles in one family."""
    counts = {"articles": 2, "families": 1, "independent_sources": 1}
    return Story(story=story, **(counts | {"headline": "Bronze goose missing from harbour"} | fields))


def story_articles(story: str, *articles: str) -> list[StoryArticle]:
    """The memberships of one story."""
    return [StoryArticle(story=story, article=article) for article in articles]


def story_source(story: str = "f:a", **fields: Any) -> StorySource:
    """A family that counts as independent."""
    return StorySource(story=story, **({"family": story, "independent": True, "reason": "the only one"} | fields))


def statement(id: str = "s1", article: str = "a", content: str | None = None, **fields: Any) -> Statement:
    """What nobody named says, indirectly; ``content`` begins the text."""
    said = content or "the goose was worth 41 crowns and stood there since the harbour was built"
    given = {"source": None, "speaker": None, "cue": "said", "content_start": 0, "content_end": len(said)}
    return Statement(
        id=id,
        article=article,
        content=said,
        **(given | {"mode": "indirect", "hedged": False, "negated": False} | fields),
    )


def mention(article: str = "a", start: int = 0, **fields: Any) -> Mention:
    """A place named at the head of the text."""
    return Mention(article=article, start=start, **({"end": start + 6, "text": "Calvessa", "kind": "place"} | fields))


def figure(article: str = "a", text: str = "41", low: float = 41, **fields: Any) -> Figure:
    """An exact number of people, at the beginning of the text."""
    given = {"start": 0, "end": len(text), "high": low, "counted": "people", "approximate": False}
    return Figure(article=article, text=text, low=low, **(given | fields))


def time(article: str = "a", start: int = 0, **fields: Any) -> TimeExpression:
    """A Monday."""
    given = {"end": start + 6, "text": "Monday", "value": "2025-03-03", "kind": "DATE"}
    return TimeExpression(article=article, start=start, **(given | fields))


def claim(claim: str = "c1", story: str = "f:a", **fields: Any) -> Claim:
    """An undisputed claim of two articles."""
    given = {"content": "the goose is gone", "articles": 2, "independent_sources": 1, "disputed": False}
    return Claim(claim=claim, story=story, **(given | fields))


def verdict(a: str = "b", b: str = "a", word: Any = "copy", **fields: Any) -> Verdict:
    """A person's word that ``a`` is a copy of ``b``."""
    return Verdict(a=a, b=b, verdict=word, **({"given": "2024-03-05T10:00:00Z"} | fields))


def run(run: str = "20240305T100000-abc", **fields: Any) -> Run:
    """A finished run over a folder."""
    given = {
        "started": "2024-03-05T10:00:00Z",
        "finished": "2024-03-05T10:00:09Z",
        "version": "0.1.0",
        "command": "trace pages",
        "options": {"until": "stories"},
        "models": {},
        "counts": {"articles": 2},
    }
    return Run(run=run, **(given | fields))  # fmt: skip


def claim_statements(claim: str, *statements: str) -> list[ClaimStatement]:
    """The memberships of one claim."""
    return [ClaimStatement(claim=claim, statement=statement) for statement in statements]


def dropped(file: str = "pages/broken.html", reason: str = "no_text", detail: str | None = None) -> Dropped:
    """A dropped record."""
    return Dropped(file=file, reason=reason, detail=detail)


def prose(seed: int, paragraphs: int = 4) -> list[str]:
    """Paragraphs of three made-up sentences each; other seeds share no run of words with them."""
    words = random.Random(seed)

    def sentence() -> str:
        made = ["".join(words.choice("bdfgklmnprstvz") + words.choice("aeiou") for _ in range(n)) for n in _LENGTHS]
        words.shuffle(made)
        return " ".join(made).capitalize() + "."

    return [" ".join(sentence() for _ in range(3)) for _ in range(paragraphs)]


_LENGTHS = (1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5)


def text(*paragraphs: str) -> str:
    """Paragraphs as one body."""
    return "\n\n".join(paragraphs)


def older(store: Store, layout: int) -> None:
    """Take from ``store`` all that came with later layouts than ``layout``."""
    for later in range(SCHEMA_VERSION, layout, -1):
        made = resources.files("wirecopy.store").joinpath(f"migrations/{later}.sql").read_text("utf-8")
        for kind, name in reversed(re.findall(r"^CREATE (?:VIRTUAL )?(TABLE|VIEW|INDEX|TRIGGER) (\w+)", made, re.M)):
            store.connection.execute(f"DROP {kind} IF EXISTS {name}")
    store.connection.execute(f"PRAGMA user_version = {layout}")


def store(path: str | Path = ":memory:", **tables: Iterable[Record]) -> Store:
    """A store that holds the given rows: ``make.store(articles=[...], copies=[...])``."""
    made = open_store(path, create=True)
    fill(made, tables)
    return made


def fill(store: Store, tables: Mapping[str, Iterable[Record]]) -> None:
    """Add rows to ``store``, those that others refer to first."""
    first = ("articles", "lost_originals", "stories", "statements", "claims")
    with store.transaction():
        for name in sorted(tables, key=lambda name: (first.index(name) if name in first else len(first), name)):
            store.insert(name, tables[name])


def _filled(id: str, fields: dict[str, Any]) -> dict[str, Any]:
    given = {
        "outlet": f"Outlet {id}",
        "headline": "Bronze goose missing from harbour",
        "published": "2024-03-04T09:00:00Z",
        "text": TEXT,
        "file": f"pages/{id}.html",
    }
    return given | fields
