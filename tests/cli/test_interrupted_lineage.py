"""Ctrl-C while families are traced: before, amid and while the rows are written. What was done is kept, and goes on."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import make
import msgspec
import pytest

from wirecopy.run import trace_inputs
from wirecopy.store import open_store

_TRACE = """
import importlib, sys, time
from wirecopy.cli import main

module = importlib.import_module("{module}")
before = module.{name}

def slow(*given, **named):
    found = before(*given, **named)
    print("here", flush=True)
    time.sleep(60)
    return found

module.{name} = slow
main()
"""
PLACES = [("wirecopy.run.lineage", "_said"), ("wirecopy.lineage.region", "hang"), ("wirecopy.run.lineage", "keep")]


@pytest.mark.parametrize(("module", "name"), PLACES, ids=["start", "middle", "writing"])
def test_one_amid_lineage_keeps_what_was_done_and_goes_on(tmp_path: Path, module: str, name: str) -> None:
    source, store = tmp_path / "news.jsonl", tmp_path / "news.db"
    articles = [
        {"id": f"{n}", "outlet": f"Outlet {n}", "text": make.text(*make.prose(n // 3), f"A word of {n}.")}
        for n in range(9)
    ]
    source.write_bytes(b"\n".join(map(msgspec.json.encode, articles)))
    with open_store(store, create=True) as opened:
        trace_inputs([str(source)], opened, until="reuse")
    command = [
        sys.executable,
        "-c",
        _TRACE.format(module=module, name=name),
        "trace",
        str(source),
        "--store",
        str(store),
    ]
    process = subprocess.Popen(
        [*command, "--until", "lineage"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "here\n"
    begun = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert time.monotonic() - begun < 2
    assert process.returncode == 130
    assert said.splitlines()[-1].startswith("wirecopy: stopped; what was finished is kept in ")
    with open_store(store) as opened:
        assert (opened.count("articles"), opened.count("copies"), opened.count("changes")) == (9, 0, 0)
        assert opened.count("passages") > 0
        trace_inputs([str(source)], opened, until="lineage")
        assert opened.count("copies") == 6
