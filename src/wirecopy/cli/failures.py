"""How a command ends when it fails: one line on stderr and an exit code.

0 done · 1 failed · 2 wrong usage · 3 done, with inputs dropped, under ``--strict`` · 130 interrupted.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
import tempfile
import traceback
from collections.abc import Callable
from typing import Any

import click

from wirecopy.errors import StoreFull, StoreUnusable, WirecopyError
from wirecopy.pictures.harmless import harmless

FAILED = 1
WRONG_USAGE = 2
DROPPED = 3
INTERRUPTED = 130

_LONGEST = 1_000  # characters: a path may have a few hundred

_USAGE_CODE = "W001"
_UNEXPECTED_CODE = "W000"


def run_guarded(call: Callable[[], Any], debug: bool) -> int:
    """Run ``call`` and return the exit code; whatever it raises becomes one line on stderr.

    With ``debug`` the traceback of a failure stands above that line. A reader that goes away
    (``wirecopy export articles | head``) is no failure worth a word.
    """
    try:
        result = call()
        sys.stdout.flush()
    except click.UsageError as error:
        return _refuse(error)
    except click.ClickException as error:
        say_error(_UNEXPECTED_CODE, error.format_message())
        return FAILED
    except click.Abort:
        say("stopped")
        return INTERRUPTED
    except BrokenPipeError:
        _close_quietly()
        return FAILED
    except WirecopyError as error:
        _trace(debug)
        say_error(error.code, str(error))
        return FAILED
    except sqlite3.Error as error:
        _trace(debug)
        say_error(StoreUnusable.code, f"the store cannot be used: {error}; name another with --store")
        return FAILED
    except Exception as error:
        _trace(debug)
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            where = error.filename or tempfile.gettempdir()
            say_error(StoreFull.code, f"no room is left on the disk of {where}: make some, and run this again")
            return FAILED
        advice = "please report the traceback above" if debug else "run it again with --debug to see where"
        say_error(_UNEXPECTED_CODE, f"unexpected {type(error).__name__}: {error}; {advice}")
        return FAILED
    return result if isinstance(result, int) else 0


def say(message: str) -> None:
    """One line of talk on stderr, cut where somebody's id or address makes it endless."""
    line = harmless(message)
    click.echo(f"wirecopy: {line if len(line) <= _LONGEST else line[:_LONGEST] + '…'}", err=True)


def say_error(code: str, message: str) -> None:
    """One line on stderr: what went wrong, where, and what to do."""
    say(f"error[{code}]: {message}")


def _refuse(error: click.UsageError) -> int:
    context = error.ctx
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return WRONG_USAGE
    command = context.command_path if context else "wirecopy"
    message = " ".join(error.format_message().split()).rstrip(".")
    say_error(_USAGE_CODE, f"{message}; see `{command} --help`")
    return WRONG_USAGE


def _trace(debug: bool) -> None:
    if debug:
        click.echo(harmless(traceback.format_exc(), keep_lines=True), err=True)


def _close_quietly() -> None:
    """Point stdout at nothing, so that the interpreter's last flush has nobody to complain about."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
    except (OSError, ValueError):
        pass
