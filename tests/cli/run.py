"""Runs `wirecopy` in this process, with stdout and stderr apart."""

from __future__ import annotations

from click.testing import CliRunner, Result

from wirecopy.cli import main


def wirecopy(*args: object, input: str | None = None) -> Result:
    """The result of ``wirecopy ARGS``."""
    return CliRunner().invoke(main, [str(a) for a in args], input=input, prog_name="wirecopy")
