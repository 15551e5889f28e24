"""The stages after reading, in order: what each is called, its version, and how it works on a store.

Each takes everything that stands in the store before it and replaces its own tables in one transaction. Its work
is keyed by its version and by a digest of what went in; where the key is unchanged, nothing is done. Adding a
stage: its line here, its package, its test, its golden case, its bench row.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

from wirecopy.lineage import LINEAGE, trace_lineages
from wirecopy.model import Article, Passage
from wirecopy.model.identity import site_of
from wirecopy.read import READER
from wirecopy.reuse import PASSAGES, PHASES, find_passages
from wirecopy.run.progress import Progress
from wirecopy.store import Store
from wirecopy.stories import STORIES, tell_stories


def nothing_else(store: Store) -> str:
    """What a stage takes from a person: nothing."""
    return ""


def digest_of_verdicts(store: Store) -> str:
    """A digest of every verdict, without the notes; "" where there are none."""
    rows = store.connection.execute("SELECT a, b, verdict FROM verdicts ORDER BY 1, 2").fetchall()
    return hashlib.sha256("\x1e".join("\x1f".join(row) for row in rows).encode()).hexdigest() if rows else ""


class Stage(NamedTuple):
    """A stage over a whole store; ``work`` returns what the next transaction must write.

    ``besides``: a digest of what it takes that follows from no article.
    """

    name: str
    version: str
    work: Callable[[Store, int | None, Progress], Callable[[], None]]
    besides: Callable[[Store], str] = nothing_else


class OvertakenError(Exception):
    """Another run changed the articles, or a person's verdict came, while a stage worked on them."""


def run_stages(until: str, store: Store, jobs: int | None, progress: Progress) -> dict[str, float]:
    """Run every stage up to ``until`` whose inputs changed; the seconds that each of those took.

    Where another run changes the articles meanwhile, what was worked out is not stored, and all begins anew.
    """
    names = [stage.name for stage in STAGES]
    stages = STAGES[: names.index(until) + 1 if until in names else 0]
    while True:
        articles = digest = digest_of_articles(store)
        seconds: dict[str, float] = {}
        try:
            for stage in stages:
                clock = time.perf_counter()
                digest = chained(digest, stage.besides(store))
                if _run_stage(stage, store, articles, digest, jobs, progress):
                    seconds[stage.name] = time.perf_counter() - clock
                digest = chained(digest, stage.name, stage.version)
        except OvertakenError:
            continue
        return seconds


def _run_stage(stage: Stage, store: Store, articles: str, digest: str, jobs: int | None, progress: Progress) -> bool:
    """Run ``stage`` unless the store holds its work for the same ``digest`` of inputs. Returns whether it ran."""
    key = (stage.name, stage.version, digest)
    execute = store.connection.execute
    done = execute("SELECT 1 FROM work WHERE stage = ? AND version = ? AND input = ?", key).fetchone()
    if done:
        return False
    besides = stage.besides(store)
    write = stage.work(store, jobs, progress)
    with store.transaction():
        if digest_of_articles(store) != articles or stage.besides(store) != besides:
            raise OvertakenError
        write()
        execute(
            "INSERT OR REPLACE INTO work (stage, version, options, input, finished)"
            " VALUES (?, ?, '{}', ?, strftime('%Y-%m-%dT%H:%M:%SZ'))",
            key,
        )
    return True


def digest_of_articles(store: Store) -> str:
    """A digest of every article as it was read: what all later stages follow from."""
    digest = hashlib.sha256(READER.encode())
    articles = (
        "SELECT a.id, i.sha256, a.outlet, a.published FROM articles a JOIN inputs i ON i.article = a.id ORDER BY 1"
    )
    for row in store.connection.execute(articles):
        digest.update("\x1f".join(str(value) for value in row).encode() + b"\x1e")
    return digest.hexdigest()


def chained(digest: str, *more: str) -> str:
    """The digest of ``digest`` and what came to it."""
    return hashlib.sha256("\x1f".join((digest, *more)).encode()).hexdigest()


def _reuse(store: Store, jobs: int | None, progress: Progress) -> Callable[[], None]:
    ids, texts, outlets = [], [], []
    for id, text, outlet, url in store.connection.execute("SELECT id, text, outlet, url FROM articles ORDER BY id"):
        ids.append(id)
        texts.append(text)
        outlets.append(outlet or (site_of(url) if url else None))
    progress.stage("reuse", 100 * len(PHASES))
    shown = 0

    def tell(phase: str, share: float) -> None:
        nonlocal shown
        if phase == "compiling":
            progress.say("compiling the matcher for this machine, once: about half a minute")
            return
        percent = 100 * PHASES.index(phase) + round(100 * share)
        progress.advance(percent - shown)
        shown = percent

    table = find_passages(texts, outlets, jobs=jobs, progress=tell)

    def rows() -> Iterator[Passage]:
        for batch in table.to_batches(max_chunksize=50_000):
            for a, b, *rest, label in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                a_start, a_end, b_start, b_end, words, similarity = rest
                yield Passage(
                    a=ids[a],
                    b=ids[b],
                    a_start=a_start,
                    a_end=a_end,
                    b_start=b_start,
                    b_end=b_end,
                    words=words,
                    similarity=round(similarity, 4),
                    label=label,
                )

    return lambda: _fill(store, "passages", rows())


def _fill(store: Store, table: str, rows: Iterator[Passage]) -> None:
    store.replace_all(table, rows)


def _lineage(store: Store, jobs: int | None, progress: Progress) -> Callable[[], None]:
    progress.stage("lineage", None)
    verdicts = list(store.records("verdicts"))
    found = trace_lineages(_articles(store), store.records("credits"), list(store.records("passages")), verdicts)

    def write() -> None:
        store.replace_all("families", found.families)
        store.replace_all("copies", found.copies)
        store.replace_all("lost_originals", found.lost_originals)
        store.replace_all("changes", found.changes)

    return write


def _stories(store: Store, jobs: int | None, progress: Progress) -> Callable[[], None]:
    progress.stage("stories", None)
    articles = {a.id: a for a in _articles(store)}
    told = tell_stories(articles, store.records("families"), store.records("copies"), store.records("lost_originals"))

    def write() -> None:
        store.connection.execute("DELETE FROM story_sources")
        store.connection.execute("DELETE FROM story_articles")
        store.replace_all("stories", told.stories)
        store.insert("story_articles", told.story_articles)
        store.insert("story_sources", told.story_sources)

    return write


def _articles(store: Store) -> Iterator[Article]:
    yield from store.records("articles")


STAGES: tuple[Stage, ...] = (
    Stage("reuse", PASSAGES, _reuse),
    Stage("lineage", LINEAGE, _lineage, digest_of_verdicts),
    Stage("stories", STORIES, _stories),
)
