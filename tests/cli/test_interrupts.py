"""Ctrl-C, from outside, as a person presses it: in good order, in time whatever holds the main thread, and twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import make
import pytest

from wirecopy.cli.interrupts import one_interrupt
from wirecopy.run import trace_records
from wirecopy.store import Store, open_store

_BEGIN = """
import sys, time
from wirecopy.cli.group import CommandGroup
from wirecopy.cli.interrupts import one_interrupt
import click

@click.group(cls=CommandGroup)
def main(): pass

@main.command()
def work():
    with one_interrupt("stopped; go on like this"):
        print("working", flush=True)
        {work}

main()
"""
QUIET = "time.sleep(60)"
DEAF = "__import__('sqlite3').connect(':memory:').execute("  # one step of Python, minutes of C
DEAF += "'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n').fetchone()"
STUBBORN = """
        while True:
            try:
                time.sleep(60)
            except KeyboardInterrupt:
                pass
"""


def pressed(work: str, times: int = 1) -> tuple[int, str, float]:
    """The exit code, what is said, and the seconds from the last Ctrl-C to the end."""
    script = _BEGIN.replace("{work}", work)
    process = subprocess.Popen(
        [sys.executable, "-c", script, "work"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "working\n"
    time.sleep(0.2)
    for _ in range(times):
        process.send_signal(signal.SIGINT)
        begin = time.monotonic()
        time.sleep(0.1)
    _, said = process.communicate(timeout=30)
    return process.returncode, said, time.monotonic() - begin


@pytest.mark.parametrize("work", [QUIET, DEAF, STUBBORN], ids=["quiet", "deaf", "stubborn"])
def test_one_ends_within_two_seconds_with_one_line(work: str) -> None:
    code, said, seconds = pressed(work)
    assert (code, said) == (130, "wirecopy: stopped; go on like this\n")
    assert seconds < 2


def test_a_second_ends_at_once() -> None:
    code, said, seconds = pressed(DEAF, times=2)
    assert (code, said) == (130, "wirecopy: stopped; go on like this\n")
    assert seconds < 1


def test_it_leaves_nothing_behind() -> None:
    before = signal.getsignal(signal.SIGINT)
    with one_interrupt("stopped"):
        assert signal.getsignal(signal.SIGINT) != before
    assert signal.getsignal(signal.SIGINT) == before
    assert signal.set_wakeup_fd(-1) == -1


_STORIES = """
import json, sys, time
import wirecopy.speech.parse
from wirecopy.cli import main
from wirecopy.run import stories
from wirecopy.store import Store

wirecopy.speech.parse.installed_model = lambda: None
step, said = sys.argv.pop(1), []

def held(function, name):
    def hold(*given, **named):
        if name == step and not said:
            said.append(print("working", flush=True))
            time.sleep(60)
        return function(*given, **named)
    return hold

stories._beginnings = held(stories._beginnings, "start")
stories.tell_claims = held(stories.tell_claims, "middle")
insert = Store.insert
Store.insert = lambda store, table, *rows, **named: held(insert, table)(store, table, *rows, **named)
main()
"""


@pytest.mark.parametrize("step", ["start", "middle", "story_sources"])
def test_stories_told_before_stand_until_others_are_written(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped wherever it is, also as it writes: what was told stays whole, and the next run tells what came."""
    monkeypatch.setattr("wirecopy.speech.parse.installed_model", lambda: None)
    path = tmp_path / "s.db"
    pages = [make.page(id, text=make.text(*make.prose(n // 2))) for n, id in enumerate("abcd")]
    with open_store(path, create=True) as store:
        trace_records(((page, page.id) for page in pages[:3]), store)
        trace_records(((page, page.id) for page in pages[3:]), store, until="lineage")
        before = _told(store)
    more = tmp_path / "more.jsonl"
    more.write_text("")
    command = [sys.executable, "-c", _STORIES, step, "trace", str(more), "--store", str(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "working\n"
    process.send_signal(signal.SIGINT)
    begin = time.monotonic()
    _, said = process.communicate(timeout=30)
    assert (process.returncode, time.monotonic() - begin < 2) == (130, True)
    assert said.splitlines()[-1] == f"wirecopy: stopped; what was finished is kept in {path}: " + (
        "run the same command again to go on"
    )
    with open_store(path) as store, open_store(tmp_path / "whole.db", create=True) as whole:
        assert _told(store) == before
        trace_records([], store)
        trace_records(((page, page.id) for page in pages), whole)
        assert _told(store) == _told(whole) != before


def _told(store: Store) -> list[list[object]]:
    return [list(store.records(name)) for name in ("stories", "story_articles", "story_sources", "claims")]


def _ends(pid: int) -> bool:
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        if "State:\tZ" in Path(f"/proc/{pid}/status").read_text():
            return True
        time.sleep(0.1)
    return False


_CREW = """
import os, time
from concurrent.futures import wait
from wirecopy.speech.parse.crew import Crew
from wirecopy.speech.parse.model import Model

def pid(share):
    time.sleep(0.2)
    return os.getpid()

if __name__ == "__main__":
    from crew_of_pids import pid
    with Crew(Model("none", "0"), 2) as crew:
        print(*set(crew.run(pid, [1, 2, 3, 4])), flush=True)
        time.sleep(60)
"""


@pytest.mark.skipif(not Path("/proc").exists(), reason="needs /proc to look for processes")
def test_processes_that_parse_end_with_a_run_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "crew_of_pids.py"
    script.write_text(_CREW)
    process = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True, cwd=tmp_path)
    assert process.stdout is not None
    pids = [int(pid) for pid in process.stdout.readline().split()]
    assert pids
    process.kill()
    process.communicate()
    assert all(_ends(pid) for pid in pids)
