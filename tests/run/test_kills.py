"""A run that is killed loses at most what it had in hand: six kills here, one a stage; fifty by the same command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_COMMAND = Path(__file__).parents[2] / "bench" / "robust" / "kills.py"


def test_the_next_run_ends_in_the_same_store() -> None:
    result = subprocess.run([sys.executable, _COMMAND, "--kills", "6"], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.endswith("6 of 6 came out as the undisturbed run\n")
    assert result.stdout.count(": equal\n") == 6
