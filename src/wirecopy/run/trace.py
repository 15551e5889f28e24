"""The main job: inputs to a store that holds every stage's work, with a summary and a row of ``runs``."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec

from wirecopy import __version__
from wirecopy.compiling import compiling_told
from wirecopy.errors import CountsDiffer
from wirecopy.model import Page, Run
from wirecopy.model.times import rfc3339
from wirecopy.read import READER
from wirecopy.read.files import existing
from wirecopy.read.reasons import LIMITS, Limits
from wirecopy.reuse.cores import cores
from wirecopy.run.ingest import ingest, is_held, keep
from wirecopy.run.progress import Progress, Silent
from wirecopy.run.speech import speech_model
from wirecopy.run.stages import STAGES, run_stages
from wirecopy.store import Store
from wirecopy.store.fingerprints import fingerprint_new, unfingerprinted


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What a run found and did; counts are of the store after it, ``new``, ``new_dropped``, ``skipped`` of the run.

    ``unheard``: articles in other languages than English, whose statements nobody looked for.
    """

    run: str
    records: int
    articles: int
    new: int
    dropped: int
    new_dropped: int
    skipped: int
    reasons: dict[str, int]
    passages: int
    families: int
    largest_family: int
    copies: int
    lost_originals: int
    statements: int
    unheard: int
    stories: int
    seconds: dict[str, float]
    nothing_new: bool


def trace_inputs(
    inputs: Sequence[str],
    store: Store,
    *,
    until: str = "stories",
    jobs: int | None = None,
    progress: Progress | None = None,
    limits: Limits = LIMITS,
) -> Summary:
    """Read ``inputs`` into ``store`` and run every stage up to ``until`` over what has changed.

    ``limits``: what one record may take. Raises the errors of ``wirecopy.errors``. Whatever stops it, finished
    batches and stages stay in the store.
    """
    shown = progress or Silent()
    workers = jobs or cores()
    existing(inputs)  # a misspelt path is no run
    job = Job(f"trace {' '.join(inputs)}", until, workers, limits)
    return run_job(store, lambda: ingest(store, inputs, workers, shown, limits), job, shown)


def trace_records(
    pages: Iterable[tuple[Page, str]], store: Store, *, until: str = "stories", progress: Progress | None = None
) -> Summary:
    """The same for articles that were read already, each with a digest of what it was read from."""

    def take() -> int:
        held = 0
        holders: dict[str, str] = {}
        with store.transaction():
            for page, digest in pages:
                # a record of its own in the ledger, also for articles that were all given one file, or none
                own = f"{page.file or 'python'}:{digest}"
                file = own if page.file is None or holders.setdefault(page.file, digest) != digest else page.file
                if is_held(store, file, digest) or is_held(store, own, digest):
                    held += 1
                else:
                    keep(store, page, digest, file)
        return held

    return run_job(store, take, Job("trace", until, cores()), progress or Silent())


class Job(NamedTuple):
    """What was asked for."""

    command: str
    until: str
    jobs: int
    limits: Limits = LIMITS

    def options(self) -> dict[str, str]:
        """As the row of ``runs`` keeps them."""
        limits = {"max_record": str(self.limits.record), "max_seconds": f"{self.limits.seconds:g}"}
        return {"until": self.until} | limits | {s.name: s.version for s in STAGES} | {"read": READER}


def run_job(store: Store, take: Callable[[], int], job: Job, progress: Progress) -> Summary:
    """Write down a run, ``take`` what is new (it returns how many records were held already), and run the stages."""
    names = [stage.name for stage in STAGES]
    if job.until not in ("read", *names):
        raise ValueError(f"no stage {job.until!r}: there are read, {', '.join(names)}")
    started = datetime.now(UTC)
    run = Run(
        run=f"{started:%Y%m%dT%H%M%S}-{uuid.uuid4().hex[:6]}",
        started=rfc3339(started),
        version=__version__,
        command=job.command,
        options=job.options(),
        models=speech_model() if job.until in ("speech", "stories") else {},
        counts={},
    )
    with store.transaction():
        store.insert("runs", [run])
    before = store.count("articles"), store.count("dropped")
    seconds: dict[str, float] = {}
    clock = time.perf_counter()
    skipped = take()
    seconds["read"] = time.perf_counter() - clock
    with compiling_told(progress.say):
        if job.until != "read" and unfingerprinted(store):
            clock = time.perf_counter()
            progress.stage("fingerprints", None)
            fingerprint_new(store)
            seconds["fingerprints"] = time.perf_counter() - clock
        worked = run_stages(job.until, store, job.jobs, progress)
    seconds |= worked
    summary = _summary(store, run.run, before, skipped, seconds, bool(worked))
    with store.transaction():
        finished = msgspec.structs.replace(run, finished=rfc3339(datetime.now(UTC)), counts=_counts(summary))
        store.insert("runs", [finished], replace=True)
    return summary


def _counts(summary: Summary) -> dict[str, int]:
    """Every figure of the summary, that of each reason under ``dropped_`` and its name."""
    figures = {name: value for name, value in msgspec.to_builtins(summary).items() if type(value) is int}
    return figures | {f"dropped_{reason}": count for reason, count in summary.reasons.items()}


def _summary(
    store: Store, run: str, before: tuple[int, int], skipped: int, seconds: dict[str, float], worked: bool
) -> Summary:
    def number(query: str) -> int:
        (value,) = store.connection.execute(query).fetchone()
        return int(value or 0)

    articles, dropped = store.count("articles"), store.count("dropped")
    records = store.count("inputs")
    if records != articles + dropped:
        raise CountsDiffer(
            f"{records:,} records came in, but {articles:,} articles and {dropped:,} dropped went out;"
            " please report it, and read the inputs into a new store"
        )
    return Summary(
        run=run,
        records=records,
        articles=articles,
        new=articles - before[0],
        dropped=dropped,
        new_dropped=dropped - before[1],
        skipped=skipped,
        reasons=dict(store.connection.execute("SELECT reason, count(*) FROM dropped GROUP BY reason ORDER BY reason")),
        passages=store.count("passages"),
        families=number("SELECT count(DISTINCT family) FROM families"),
        largest_family=number("SELECT max(n) FROM (SELECT count(*) AS n FROM families GROUP BY family)"),
        copies=store.count("copies"),
        lost_originals=store.count("lost_originals"),
        statements=store.count("statements"),
        unheard=number("SELECT count(*) FROM heard WHERE NOT understood"),
        stories=store.count("stories"),
        seconds=seconds,
        nothing_new=before == (articles, dropped) and not worked,
    )
