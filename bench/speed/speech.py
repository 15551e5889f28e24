"""What speech costs: words a CPU second beside spaCy alone, and what copies save.

    WIRECOPY_DATA=... python bench/speed/speech.py [--texts 40]

Over PolNeAR's dev texts, CPU time, each turn in a process of its own that has only the models loaded. `spaCy alone` is
its whole English pipeline over whole articles, batches of 16. `parsed` is ours up to the parsed texts; `everything`
goes from texts to stored statements, mentions, times and figures. They take turns, and the ratio of each turn counts,
for a machine that others use too. Last: a corpus of which half the sentences are copies, against twice the time of its
other half.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from wirecopy.model import Article
from wirecopy.run.progress import Silent
from wirecopy.run.speech import hear_articles
from wirecopy.speech.parse import parse_texts, required_model
from wirecopy.speech.parse.model import load_model
from wirecopy.store import open_store

ROUNDS = 3


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=40)
    folder = Path(os.environ["WIRECOPY_DATA"]) / "polnear" / "dev" / "text"
    texts = [p.read_text("utf-8") for p in sorted(folder.glob("*.txt"))[: parser.parse_args().texts]]
    words = sum(len(text.split()) for text in texts)
    _everything(["“There was no flour,” said Ann Orme."])  # loads the models
    print(f"{len(texts)} texts, {words:,} words; words a CPU second, median of {ROUNDS} turns")
    jobs: dict[str, Callable[[Sequence[str]], object]] = {
        "spaCy alone": _spacy,
        "parsed": lambda texts: list(parse_texts(texts)),
        "everything": _everything,
    }
    took: dict[str, list[float]] = {name: [] for name in (*jobs, "half copies")}
    for _ in range(ROUNDS):
        for name, job in jobs.items():
            took[name].append(_cpu(lambda job=job: job(texts)))  # type: ignore[misc]
        took["half copies"].append(_cpu(lambda: _everything([*texts, *map(_copy, texts)])))
    for name in jobs:
        print(f"  {name:14}{words / statistics.median(took[name]):8,.0f}")
    ratio = statistics.median(a / b for a, b in zip(took["spaCy alone"], took["everything"], strict=True))
    print(f"everything runs at {ratio:.2f} of spaCy alone (3,500 of 4,300 words are .81)")
    saved = statistics.median(h / (2 * e) for h, e in zip(took["half copies"], took["everything"], strict=True))
    print(f"half copies: {saved:.2f} of the time of hearing everything anew (asked: .60)")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak {peak:.0f} MB")


def _spacy(texts: Sequence[str]) -> object:
    return list(load_model(required_model().package).pipe(texts, batch_size=16))


def _everything(texts: Sequence[str]) -> object:
    with open_store(":memory:", create=True) as store:
        with store.transaction():
            store.insert("articles", (Article(id=f"{n:06}", text=t, language="en") for n, t in enumerate(texts)))
        return hear_articles(store, 1, Silent())


def _copy(text: str) -> str:
    """The text as a reprint that lost its first paragraph has it."""
    return text.partition("\n\n")[2] or text


def _cpu(job: Callable[[], object]) -> float:
    """The CPU seconds of ``job`` in a process of its own: what an earlier turn remembers must not help it."""
    ours, theirs = os.pipe()
    if (child := os.fork()) == 0:
        clock = time.process_time()
        job()
        os.write(theirs, f"{time.process_time() - clock:.4f}".encode())
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours) as end:
        seconds = float(end.read())
    os.waitpid(child, 0)
    return seconds


if __name__ == "__main__":
    main()
