"""The command line starts quickly: heavy libraries load inside commands."""

from __future__ import annotations

import subprocess
import sys

import pytest

_HEAVY = ("numba", "numpy", "pyarrow", "trafilatura", "lxml", "rich", "msgspec", "rapidfuzz", "spacy", "fastapi",
          "jinja2")  # fmt: skip


@pytest.mark.parametrize("module", ["wirecopy", "wirecopy.cli"])
def test_import_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print([m for m in {_HEAVY!r} if m in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded.strip() == "[]"


def test_import_of_the_command_line_is_quick() -> None:
    """In seconds of the processor: the machine may have other things to do."""
    code = "import time; t = time.process_time(); import wirecopy.cli; print(time.process_time() - t)"
    took = min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    )
    assert took < 0.15


def test_the_package_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "wirecopy", "trace"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "`python -m wirecopy trace --help`" in done.stderr
