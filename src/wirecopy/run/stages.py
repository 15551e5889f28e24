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
from wirecopy.reuse.cores import cores
from wirecopy.run.progress import Progress
from wirecopy.run.speech import hear_articles, speech_model
from wirecopy.run.stories import tell_store
from wirecopy.speech import SPEECH
from wirecopy.store import Store
from wirecopy.store.superseded import names_followed
from wirecopy.stories import STORIES


def nothing_else(store: Store) -> str:
    """What a stage takes from a person: nothing."""
    return ""


def digest_of_verdicts(store: Store) -> str:
    """A digest of every verdict, without the notes; "" where there are none."""
    rows = store.connection.execute("SELECT a, b, verdict FROM verdicts ORDER BY 1, 2").fetchall()
    return hashlib.sha256("\x1e".join("\x1f".join(row) for row in rows).encode()).hexdigest() if rows else ""


def model_for_speech(store: Store) -> str:
    """The model that articles are heard with here; "" without one."""
    return " ".join(f"{name} {version}" for name, version in sorted(speech_model().items()))


class Stage(NamedTuple):
    """A stage over a whole store; ``work`` returns what the next transaction must write, ``None`` where it cannot work.

    ``fills``: the table that has rows once it is done. ``besides``: a digest of what it takes that follows from no
    article.
    """

    name: str
    version: str
    fills: str
    work: Callable[[Store, int | None, Progress], Callable[[], None] | None]
    besides: Callable[[Store], str] = nothing_else


class OvertakenError(Exception):
    """Another run changed the articles, or a person's verdict came, while a stage worked on them."""


def run_stages(until: str, store: Store, jobs: int | None, progress: Progress) -> dict[str, float]:
    """Run every stage up to ``until`` whose inputs changed; the seconds that each of those took.

    Where another run changes the articles meanwhile, what was worked out is not stored, and all begins anew.
    """
    stages = _up_to(until)
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


def to_run_again(store: Store, until: str) -> list[str]:
    """The stages up to ``until`` whose work is behind the articles, the verdicts or this version."""
    digest = digest_of_articles(store)
    behind = []
    for stage in _up_to(until):
        digest = chained(digest, stage.besides(store))
        if not _is_done(stage, store, digest):
            behind.append(stage.name)
        digest = chained(digest, stage.name, stage.version)
    return behind


def last_stage(store: Store) -> str:
    """The last stage that the store holds work of; "read" where it holds none."""
    done = {name for (name,) in store.connection.execute("SELECT stage FROM work")}
    held = (s.name for s in reversed(STAGES) if s.name in done or store.count(s.fills))
    return next(held, "read")


def _run_stage(stage: Stage, store: Store, articles: str, digest: str, jobs: int | None, progress: Progress) -> bool:
    """Run ``stage`` unless the store holds its work for the same ``digest`` of inputs. Returns whether it ran."""
    if _is_done(stage, store, digest):
        return False
    besides = stage.besides(store)
    write = stage.work(store, jobs, progress)
    if write is None:
        return False
    with store.transaction():
        if digest_of_articles(store) != articles or stage.besides(store) != besides:
            raise OvertakenError
        write()
        store.connection.execute(
            "INSERT OR REPLACE INTO work (stage, version, options, input, finished)"
            " VALUES (?, ?, '{}', ?, strftime('%Y-%m-%dT%H:%M:%SZ'))",
            (stage.name, stage.version, digest),
        )
    return True


def _is_done(stage: Stage, store: Store, digest: str) -> bool:
    key = (stage.name, stage.version, digest)
    query = "SELECT 1 FROM work WHERE stage = ? AND version = ? AND input = ?"
    return store.connection.execute(query, key).fetchone() is not None


def _up_to(until: str) -> tuple[Stage, ...]:
    names = [stage.name for stage in STAGES]
    return STAGES[: names.index(until) + 1 if until in names else 0]


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
        with names_followed(store, "family"):
            store.replace_all("families", found.families)
        store.replace_all("copies", found.copies)
        store.replace_all("lost_originals", found.lost_originals)
        store.replace_all("changes", found.changes)

    return write


def _speech(store: Store, jobs: int | None, progress: Progress) -> Callable[[], None] | None:
    """Its rows are stored as it goes, article by article, so that nothing heard is lost."""
    return (lambda: None) if hear_articles(store, jobs or cores(), progress) else None


def _stories(store: Store, jobs: int | None, progress: Progress) -> Callable[[], None]:
    return tell_store(store, progress)


def _articles(store: Store) -> Iterator[Article]:
    yield from store.records("articles")


STAGES: tuple[Stage, ...] = (
    Stage("reuse", PASSAGES, "passages", _reuse),
    Stage("lineage", LINEAGE, "families", _lineage, digest_of_verdicts),
    Stage("speech", SPEECH, "statements", _speech, model_for_speech),
    Stage("stories", STORIES, "stories", _stories),
)
