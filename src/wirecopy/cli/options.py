"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

DEFAULT_STORE = "wirecopy.db"

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def store_option(function: Decorated) -> Decorated:
    """``--store FILE``, given to the command as ``store: str``."""
    return click.option(
        "--store",
        metavar="FILE",
        type=click.Path(dir_okay=False),
        default=DEFAULT_STORE,
        show_default=True,
        help="The store to work on.",
    )(function)


def format_option(*choices: str) -> Callable[[Decorated], Decorated]:
    """``--format``, given as ``shape: str``; the first of ``choices`` is the default."""
    return click.option(
        "--format",
        "shape",
        type=click.Choice(choices),
        default=choices[0],
        show_default=True,
        help="How to print the records.",
    )


def all_option(help: str) -> Callable[[Decorated], Decorated]:
    """``--all``, given as ``everything: bool``."""
    return click.option("--all", "everything", is_flag=True, help=help)


def marked_option(function: Decorated) -> Decorated:
    """``--marked``, given as ``marked: bool``."""
    return click.option(
        "--marked", is_flag=True, help="Print the text with its sources, cues and contents marked, and nothing else."
    )(function)


def debug_option(function: Decorated) -> Decorated:
    """``--debug``: accepted by every command, and looked for by :mod:`wirecopy.cli.group`."""
    return click.option("--debug", is_flag=True, expose_value=False, help="On failure print the traceback.")(function)
