"""A run says once which fields of a file it took for which."""

from __future__ import annotations

import json
from pathlib import Path

from make import store

from wirecopy.run import trace_inputs
from wirecopy.run.progress import Silent


class Told(Silent):
    """Keeps what is said."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, message: str) -> None:
        self.said.append(message)


def test_once_for_each_file(tmp_path: Path) -> None:
    for name, key in (("a", "title"), ("b", "headline"), ("c", "title")):
        rows = [json.dumps({"text": f"{name} {n}. " * 30, key: "Ferry"}) for n in range(3)]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(rows))
    told = Told()
    with store() as opened:
        trace_inputs([str(tmp_path)], opened, until="read", jobs=1, progress=told)
    expected = 'headline from "title"'
    assert told.said == [f"{(tmp_path / name).as_posix()}: {expected}" for name in ("a.jsonl", "c.jsonl")]
