"""The stages after reading, in order: what each is called, its version, and how it works on a store.

Each makes its own tables what they would be if it began from everything that stands in the store before it, in one
transaction, by what came, went or changed; only the joining of stories begins anew. Its work is keyed by its version
and by a digest of what went in; where the key is unchanged, nothing is done. Adding a stage: its line here, its
package, its test, its golden case, its bench row.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from typing import NamedTuple

from wirecopy.lineage import LINEAGE
from wirecopy.read import READER
from wirecopy.reuse import PASSAGES
from wirecopy.reuse.cores import cores
from wirecopy.run.lineage import trace_store
from wirecopy.run.progress import Progress
from wirecopy.run.reuse import match_store
from wirecopy.run.speech import hear_articles, speech_model
from wirecopy.run.stories import tell_store
from wirecopy.speech import SPEECH
from wirecopy.store import Store
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


class Seen(NamedTuple):
    """The articles at a moment of the store."""

    moment: int
    articles: str

    def is_past(self, store: Store) -> bool:
        """Whether somebody else has changed the articles since."""
        return store.moment() != self.moment and digest_of_articles(store) != self.articles


class OvertakenError(Exception):
    """Another run changed the articles, or a person's verdict came, while a stage worked on them."""


def run_stages(until: str, store: Store, jobs: int | None, progress: Progress) -> dict[str, float]:
    """Run every stage up to ``until`` whose inputs changed; the seconds that each of those took.

    Where another run changes the articles meanwhile, what was worked out is not stored, and all begins anew.
    """
    stages = _up_to(until)
    while True:
        seen = store.moment()
        articles = digest = digest_of_articles(store)
        seconds: dict[str, float] = {}
        try:
            for stage in stages:
                clock = time.perf_counter()
                digest = chained(digest, stage.besides(store))
                if _run_stage(stage, store, Seen(seen, articles), digest, jobs, progress):
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


def _run_stage(stage: Stage, store: Store, seen: Seen, digest: str, jobs: int | None, progress: Progress) -> bool:
    """Run ``stage`` unless the store holds its work for the same ``digest`` of inputs. Returns whether it ran."""
    if _is_done(stage, store, digest):
        return False
    besides = stage.besides(store)
    write = stage.work(store, jobs, progress)
    if write is None:
        return False
    with store.transaction():
        if seen.is_past(store) or stage.besides(store) != besides:
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
    for query in _ARTICLES:
        (rows,) = store.connection.execute(query).fetchone()
        digest.update(f"{rows}".encode())
    return digest.hexdigest()


_ARTICLES = (
    "SELECT group_concat(id || char(31) || outlet || char(31) || published, char(30)) FROM"
    " (SELECT id, ifnull(outlet, char(29)) AS outlet, ifnull(published, '') AS published FROM articles ORDER BY id)",
    "SELECT group_concat(article || char(31) || sha256, char(30)) FROM"
    " (SELECT article, sha256 FROM inputs WHERE article IS NOT NULL ORDER BY rowid)",
)
"""Inputs in the order of their rows, which is quick to read; VACUUM keeps it."""


def chained(digest: str, *more: str) -> str:
    """The digest of ``digest`` and what came to it."""
    return hashlib.sha256("\x1f".join((digest, *more)).encode()).hexdigest()


def _reuse(store: Store, jobs: int | None, progress: Progress) -> Callable[[], None]:
    return match_store(store, jobs, progress)


def _lineage(store: Store, jobs: int | None, progress: Progress) -> Callable[[], None]:
    return trace_store(store, progress)


def _speech(store: Store, jobs: int | None, progress: Progress) -> Callable[[], None] | None:
    """Its rows are stored as it goes, article by article, so that nothing heard is lost."""
    return (lambda: None) if hear_articles(store, jobs or cores(), progress) else None


def _stories(store: Store, jobs: int | None, progress: Progress) -> Callable[[], None]:
    return tell_store(store, progress)


STAGES: tuple[Stage, ...] = (
    Stage("reuse", PASSAGES, "passages", _reuse),
    Stage("lineage", LINEAGE, "families", _lineage, digest_of_verdicts),
    Stage("speech", SPEECH, "statements", _speech, model_for_speech),
    Stage("stories", STORIES, "stories", _stories),
)
