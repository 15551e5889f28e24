"""Time of each page on a large store, beside its bare record: one table from one run.

    python bench/speed/web.py [--articles 100000] [--family 10000] [--rounds 20]

The store is filled directly with rows (a run over as many articles would take an hour and tell nothing of the pages):
one family of ``--family`` copies, others of two to twelve, some articles alone; statements, claims and changes for
each. CPU milliseconds of one process that asks and answers, the first request of a kind (templates compiled, pages of
the file read) apart from the median and the slowest of the others, each of another story or article. The last row is
one record of the API, the least that a request can cost. A page should take 150 ms.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
from fastapi.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parent))

from pseudo_words import made_up

from wirecopy.model import (
    Article,
    Change,
    Claim,
    ClaimStatement,
    Copy,
    Evidence,
    Family,
    Passage,
    Statement,
    Story,
    StoryArticle,
    StorySource,
)
from wirecopy.model.records import CopyKind
from wirecopy.store import Store, open_store
from wirecopy.store.fingerprints import fingerprint_new
from wirecopy.web.app import make_app

ALLOWED = 150.0
KINDS: tuple[CopyKind, ...] = ("reprint", "reprint", "abridgement", "rewrite", "excerpt")
OUTLETS = 400


def articles(number: int) -> Iterator[Article]:
    """A made-up wire over three months."""
    for n, made in enumerate(made_up(number)):
        day, hour = divmod(n // 40, 24)
        published = f"2024-{day // 28 % 12 + 1:02}-{day % 28 + 1:02}T{hour:02}:{n % 60:02}:00Z"
        words = made["text"].split()
        text = "\n\n".join(" ".join(words[at : at + 40]) for at in range(0, len(words), 40))
        yield Article(
            id=f"{n:07}",
            outlet=f"The {words[0].title()} {n % OUTLETS}",
            headline=" ".join(words[:9]).capitalize(),
            published=published,
            text=text,
        )


def sizes(number: int, largest: int) -> Iterator[int]:
    """How many articles each family has; 1: an article alone."""
    rng = random.Random(5)
    yield largest
    left = number - largest
    while left > 0:
        size = min(rng.choice((1, 1, 2, 2, 3, 4, 6, 12)), left)
        yield size
        left -= size


def fill(store: Store, number: int, largest: int) -> None:
    """Rows of every table that a page reads."""
    store.insert("articles", articles(number))
    first = 0
    rows: dict[str, list[Any]] = {}
    for size in sizes(number, largest):
        ids = [f"{n:07}" for n in range(first, first + size)]
        first += size
        for table, made in (family(ids) if size > 1 else alone(ids[0])).items():
            rows.setdefault(table, []).extend(made)
    for table in ("stories", "families", "copies", "changes", "passages", "story_articles", "story_sources",
                  "statements", "claims", "claim_statements"):  # fmt: skip
        store.insert(table, rows[table])


def alone(id: str) -> dict[str, list[Any]]:
    """A story of one article."""
    story = f"s:{id}"
    return {
        "stories": [
            Story(story=story, headline=f"Story of {id}", first_published="2024-01-01", articles=1, families=0,
                  independent_sources=1)
        ],
        "story_articles": [StoryArticle(story=story, article=id)],
        "story_sources": [StorySource(story=story, article=id, independent=True, reason="it shares text with nobody")],
    }  # fmt: skip


def family(ids: list[str]) -> dict[str, list[Any]]:
    """A family whose root is the first; a third of the others took the text from another copy."""
    rng = random.Random(ids[0])
    name, story = f"f:{ids[0]}", f"s:{ids[0]}"
    made: dict[str, list[Any]] = {
        "stories": [
            Story(story=story, headline=f"Story of {ids[0]}", first_published="2024-01-01", articles=len(ids),
                  families=1, independent_sources=1)
        ],
        "families": [Family(family=name, article=id) for id in ids],
        "story_articles": [StoryArticle(story=story, article=id) for id in ids],
        "story_sources": [StorySource(story=story, family=name, independent=True, reason="its text goes back to one")],
        "claims": [
            Claim(claim=f"{story}:{n}", story=story, content=f"claim {n}", articles=2, independent_sources=1,
                  disputed=n == 0)
            for n in range(6)
        ],
    }  # fmt: skip
    for table in ("copies", "changes", "passages", "statements", "claim_statements"):
        made[table] = []
    for place, id in enumerate(ids):
        for n in range(4):
            statement = f"{id}:{n}"
            made["statements"].append(
                Statement(id=statement, article=id, source="the harbour master", source_start=0, source_end=10,
                          speaker=f"Person {rng.randrange(30)}", cue="said", content="said it " * 8, content_start=20,
                          content_end=60, content_parts=((20, 60),), mode="direct", hedged=False, negated=False)
            )  # fmt: skip
            made["claim_statements"].append(ClaimStatement(claim=f"{story}:{n}", statement=statement))
        if not place:
            continue
        original = ids[rng.randrange(place)] if rng.random() < 0.3 else ids[0]
        made["copies"].append(
            Copy(copy=id, original=original, family=name, kind=rng.choice(KINDS), share_of_copy=0.9,
                 share_of_original=0.8, confidence=0.95, evidence=(
                     Evidence(kind="time", detail="published 3 h later", weight=1.8),
                     Evidence(kind="credit", detail="byline: Agency", weight=4.0)))
        )  # fmt: skip
        a, b = sorted((id, original))
        made["passages"] += [
            Passage(a=a, b=b, a_start=200 * n, a_end=200 * n + 150, b_start=200 * n, b_end=200 * n + 150, words=20,
                    similarity=1.0, label="copied")
            for n in range(4)
        ]  # fmt: skip
        made["changes"] += [
            Change(copy=id, original=original, kind="reworded", copy_start=100 * n, copy_end=100 * n + 12,
                   original_start=100 * n, original_end=100 * n + 9, before="old words", after="the new words")
            for n in range(8)
        ]  # fmt: skip
    return made


def addresses(number: int, largest: int, rounds: int) -> dict[str, list[str]]:
    """What is asked for, by kind."""
    rng = random.Random(7)
    starts, first = [], 0
    for size in sizes(number, largest):
        if size > 1:
            starts.append(first)
        first += size
    some = [f"{n:07}" for n in rng.sample(starts[1:], rounds)]
    pairs = [(id, f"{int(id) + 1:07}") for id in some]
    return {
        "stories": [f"/?page={n}" for n in range(1, rounds + 1)],
        "stories, newest": [f"/?since=2024-01-01&sort=newest&page={n}" for n in range(1, rounds + 1)],
        "stories, by words": [f"/api/articles/{id}" for id in some],  # two words of the text are filled in
        "stories of an outlet": [f"/api/articles/{id}" for id in some],  # the outlet's name is filled in
        "story": [f"/story/s:{id}" for id in some],
        f"story of {largest:,}": ["/story/s:0000000"] * rounds,
        "article": [f"/article/{b}" for _, b in pairs],
        f"article of {largest:,}": ["/article/0000000"] * rounds,
        "compare": [f"/compare?a={a}&b={b}" for a, b in pairs],
        "outlet": [f"/api/articles/{id}" for id in some],
        "find": ["/find"] * rounds,
        "records, 100": [f"/api/{table}?limit=100" for table in ("articles", "copies", "changes", "passages")] * rounds,
        "one record": [f"/api/articles/{id}" for id in some],
    }


def ask(client: TestClient, kind: str, address: str) -> tuple[float, httpx2.Response]:
    """One request; CPU milliseconds and the answer."""
    if kind == "stories, by words":
        words = client.get(address).json()["text"].split()
        address = str(httpx2.URL("/", params={"q": f"{words[3]} {max(words[:20], key=len)[:4]}*"}))
    elif "outlet" in kind:
        outlet = client.get(address).json()["outlet"]
        address = str(httpx2.URL("/", params={"outlet": outlet})) if kind.startswith("stories") else f"/outlet/{outlet}"
    form = None
    if kind == "find":
        form = {"text": client.get("/api/articles?limit=1").json()["articles"][0]["text"]}
    start = time.process_time()
    answer = client.post(address, data=form, headers={}) if form else client.get(address)
    return 1000 * (time.process_time() - start), answer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--family", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--store", type=Path, help="kept there, and used again where it is")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.store or Path(folder) / "pages.db"
        if not path.exists():
            with open_store(path, create=True) as store, store.transaction():
                fill(store, given.articles, given.family)
            with open_store(path) as store:
                fingerprint_new(store)
        client = TestClient(make_app(str(path)), base_url="http://localhost")
        print(f"{given.articles:,} articles, one family of {given.family:,}; {path.stat().st_size / 1e6:.0f} MB")
        print(f"{'page':24} {'first':>8} {'median':>8} {'slowest':>8}   ms")
        for kind, asked in addresses(given.articles, given.family, given.rounds).items():
            first, *others = [measured(client, kind, address) for address in asked]
            slow = "  over 150" if statistics.median(others) > ALLOWED else ""
            print(f"{kind:24} {first:8.0f} {statistics.median(others):8.0f} {max(others):8.0f}{slow}", flush=True)


def measured(client: TestClient, kind: str, address: str) -> float:
    took, answer = ask(client, kind, address)
    assert answer.status_code == 200, (address, answer.status_code, answer.text[:300])
    return took


if __name__ == "__main__":
    main()
