"""Processes that parse, started from whatever script a user writes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_SCRIPT = """
from wirecopy.speech.parse.crew import Crew
print("begun", flush=True)
with Crew(None, 2) as crew:
    print(list(crew.run(len, [[1], [1, 2], [1, 2, 3]])))
"""


def test_a_script_without_a_guard_is_run_once(tmp_path: Path) -> None:
    script = tmp_path / "study.py"
    script.write_text(_SCRIPT)
    done = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": ":".join(sys.path)},
    )
    assert (done.stdout, done.returncode) == ("begun\n[1, 2, 3]\n", 0), done.stderr
