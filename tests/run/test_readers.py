"""Reading processes: whatever becomes of them, each record gets its answer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from misreaders import obey

from wirecopy.errors import ReadersFail
from wirecopy.model import Dropped, Page
from wirecopy.read import RawRecord
from wirecopy.read.reasons import Limits
from wirecopy.run.readers import Readers


def answers(*said: bytes, jobs: int = 1, seconds: float = 0.4) -> list[tuple[str, str | None]]:
    """Reason and detail for each record, ("read", None) for a page."""
    records = [RawRecord(f"{n}", "text", data) for n, data in enumerate(said)]
    with Readers(jobs, Limits(seconds=seconds), obey) as readers:
        found = readers.submit(records).result()
    assert [f.file for f in found] == [r.file for r in records]
    return [(f.reason, f.detail) if isinstance(f, Dropped) else ("read", None) for f in found]


READ = ("read", None)


@pytest.mark.parametrize(
    ("said", "detail"),
    [
        (b"exit", "its process ended with status 7"),
        (b"segfault", "its process ended by SIGSEGV"),
        (b"kill", "its process was killed, most likely for want of memory"),
    ],
)
def test_a_record_that_kills_is_dropped_and_the_others_are_read(said: bytes, detail: str) -> None:
    assert answers(b"a", said, b"b", said, b"c") == [READ, ("crashed", detail), READ, ("crashed", detail), READ]


def test_a_record_that_takes_too_long_is_given_up() -> None:
    clock = time.monotonic()
    late = ("timed_out", "more than 0.4 s of CPU")
    assert answers(b"loop", b"a", b"loop") == [late, READ, late]
    assert time.monotonic() - clock < 20


def test_a_crash_right_behind_one_given_up_is_tried_again_too(tmp_path: Path) -> None:
    found = answers(b"loop", b"kill", b"a")
    assert [reason for reason, _ in found] == ["timed_out", "crashed", "read"]


def test_who_is_killed_by_chance_is_read_the_second_time(tmp_path: Path) -> None:
    records = [RawRecord(str(tmp_path / "mark"), "text", b"kill once")]
    with Readers(1, Limits(), obey) as readers:
        (found,) = readers.submit(records).result()
    assert isinstance(found, Page)


def test_more_memory_than_there_is_to_have_is_refused() -> None:
    ((reason, _), after) = answers(b"hoard", b"a")
    assert (reason, after) == ("crashed", READ)


def test_what_was_dropped_before_is_passed_through() -> None:
    gone = Dropped(file="x", reason="empty")
    with Readers(1, Limits(), obey) as readers:
        first, second = readers.submit([gone, RawRecord("a", "text", b"a")]).result()
    assert first is gone
    assert isinstance(second, Page)


def test_two_batches_are_read_by_two_processes() -> None:
    with Readers(2, Limits(), obey) as readers:
        batches = [readers.submit([RawRecord("a", "text", b"a")] * 200) for _ in range(2)]
        found = {page.text for batch in batches for page in batch.result() if isinstance(page, Page)}
    assert len(found) == 2


def test_no_process_is_left_when_it_ends() -> None:
    with Readers(1, Limits(), obey) as readers:
        (page,) = readers.submit([RawRecord("a", "text", b"a")]).result()
        busy = readers.submit([RawRecord("a", "text", b"loop")])
        time.sleep(0.1)
    assert isinstance(page, Page)
    with pytest.raises(ReadersFail):
        busy.result(timeout=5)
    with pytest.raises(ProcessLookupError):
        os.kill(int(page.text), 0)


_SCRIPT = """
import os, signal, sys
from misreaders import obey
from wirecopy.read import RawRecord
from wirecopy.read.reasons import Limits
from wirecopy.run.readers import Readers
if __name__ == "__main__":
    readers = Readers(1, Limits(seconds=1), obey)
    (page,) = readers.submit([RawRecord("a", "text", b"a")]).result()
    print(page.text, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_process_ends_with_the_run_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(_SCRIPT)
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, env=os.environ | {"PYTHONPATH": ":".join(sys.path)}
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    reader = int(done.stdout)
    for _ in range(100):
        if not Path(f"/proc/{reader}").exists():
            return
        time.sleep(0.05)
    pytest.fail(f"process {reader} is still there")
