"""A person's word on two articles: kept, and followed by every tree around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

from wirecopy.errors import VerdictRefused
from wirecopy.model import Verdict
from wirecopy.model.times import rfc3339
from wirecopy.reuse.cores import cores
from wirecopy.run.progress import Progress, Silent
from wirecopy.run.stages import STAGES
from wirecopy.run.trace import Job, run_job
from wirecopy.store import Store

Word = Literal["copy", "original", "kin", "not"]


def judge(
    store: Store, a: str, b: str, word: Word, note: str | None = None, progress: Progress | None = None
) -> Verdict:
    """Keep the verdict that ``a`` is a copy of ``b``, its original, kin to it or not, and do anew what follows from it.

    ``a`` and ``b``: ids of articles of the store. It takes the place of any earlier verdict on the two. The stages
    that the store has already are run again where the verdict bears on them. Raises :class:`VerdictRefused`: of an
    article and itself, or where verdicts would make an article the original of its own original.
    """
    if a == b:
        raise VerdictRefused(f"{a} and {b} are one article: name two")
    verdict = Verdict(a=a, b=b, verdict=word, note=note, given=rfc3339(datetime.now(UTC)))
    with store.transaction():
        others = [v for v in store.records("verdicts") if {v.a, v.b} != {a, b}]
        if circle := _circle([*others, verdict], verdict):
            raise VerdictRefused(
                f"earlier verdicts say that {circle[0]} took its text, by way of {', '.join(circle[1:-1])},"
                f" from {circle[-1]}: judge one of those pairs anew first"
            )
        store.connection.execute("DELETE FROM verdicts WHERE (a, b) IN ((?, ?), (?, ?))", (a, b, b, a))
        store.insert("verdicts", [verdict])
    run_job(store, lambda: 0, Job(f"judge {a} {b} {word}", last_stage(store), cores()), progress or Silent())
    return verdict


def last_stage(store: Store) -> str:
    """The last stage that the store has work of; "read" where it has none."""
    done = {name for (name,) in store.connection.execute("SELECT stage FROM work")}
    return next((stage.name for stage in reversed(STAGES) if stage.name in done), "read")


def _circle(verdicts: Iterable[Verdict], last: Verdict) -> list[str]:
    """The articles from the supposed original of ``last`` back to its copy, if verdicts lead there; else none."""
    if last.verdict not in ("copy", "original"):
        return []
    originals: dict[str, list[str]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.verdict in ("copy", "original"):
            copy, original = directed(verdict)
            originals[copy].append(original)
    copy, original = directed(last)
    waiting, seen = [[original]], {original}
    while waiting:
        path = waiting.pop()
        if path[-1] == copy:
            return path
        for further in originals[path[-1]]:
            if further not in seen:
                seen.add(further)
                waiting.append([*path, further])
    return []


def directed(verdict: Verdict) -> tuple[str, str]:
    """The copy and the original of a verdict that gives a direction."""
    return (verdict.a, verdict.b) if verdict.verdict == "copy" else (verdict.b, verdict.a)
