"""The group of commands, in the order in which a newcomer meets them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from typing import Any

import click

from wirecopy.cli.article import article
from wirecopy.cli.compare import compare
from wirecopy.cli.demo import demo
from wirecopy.cli.doctor import doctor
from wirecopy.cli.export import export
from wirecopy.cli.failures import run_guarded
from wirecopy.cli.find import find
from wirecopy.cli.forget import forget
from wirecopy.cli.judge import judge
from wirecopy.cli.read import read
from wirecopy.cli.report import report
from wirecopy.cli.search import search
from wirecopy.cli.serve import serve
from wirecopy.cli.simulate import simulate
from wirecopy.cli.stories import stories
from wirecopy.cli.story import story
from wirecopy.cli.trace import trace

COMMANDS: tuple[click.Command, ...] = (
    demo, trace, stories, story, article, compare, find, search, serve, report, judge, read, export, simulate, forget,
    doctor,
)  # fmt: skip


class CommandGroup(click.Group):
    """Lists its commands in the order given, and ends every failure as one line and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, unsorted."""
        return list(self.commands)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """As :meth:`click.Group.main`; standing alone it exits with 0, 1, 2, 3 or, interrupted, 130."""
        given = list(sys.argv[1:] if args is None else args)
        call = partial(super().main, given, prog_name, complete_var, standalone_mode=False, **extra)
        if not standalone_mode:
            return call()
        sys.exit(run_guarded(call, debug="--debug" in given))


@click.group(cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="wirecopy", message="wirecopy %(version)s")
def main() -> None:
    """Shows where news stories came from: the original, who copied whom, what each copy changed."""


for _command in COMMANDS:
    main.add_command(_command)
