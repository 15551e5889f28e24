"""The two consoles: data on stdout, talk on stderr.

Neither interprets markup, emoji codes or highlights: what is printed is what was given. Off a terminal
the output is plain and as wide as COLUMNS says, else 100.
"""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO, cast

from wirecopy.pictures.harmless import harmless

if TYPE_CHECKING:
    from rich.console import Console

    from wirecopy.export import Sink

PLAIN_WIDTH = 100
_LINE_END = re.compile(" +\n")
_WIDEST = 120  # on a wider screen the eye loses the line


def data_console() -> Console:
    """The console for data."""
    return _console(sys.stdout)


def talk_console() -> Console:
    """The console for talk and progress."""
    return _console(sys.stderr)


def is_plain(console: Console) -> bool:
    """Whether colour cannot be shown, so that signs must say what colour would."""
    return console.color_system is None or console.no_color


def data_sink() -> Sink:
    """Where exported records go: stdout, with what a terminal would obey taken out if it is one."""
    out: BinaryIO = sys.stdout.buffer
    return TerminalSink(out) if out.isatty() else out


class TerminalSink:
    """A binary stream that keeps harmful characters of UTF-8 text from the terminal behind it."""

    def __init__(self, out: BinaryIO) -> None:
        self.out = out

    def write(self, data: bytes, /) -> int:
        """Write whole characters: a chunk never ends within one."""
        self.out.write(harmless(data.decode("utf-8", "replace"), keep_lines=True).encode())
        return len(data)

    def flush(self) -> None:
        """Flush the terminal."""
        self.out.flush()

    def isatty(self) -> bool:
        """It is one."""
        return True


class TrimmedLines:
    """A text stream without the blanks with which columns are filled up at the ends of lines."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.encoding = getattr(stream, "encoding", None) or "utf-8"

    def write(self, text: str) -> int:
        """Write whole lines, as consoles do."""
        self.stream.write(_LINE_END.sub("\n", text))
        return len(text)

    def flush(self) -> None:
        """Flush the stream behind."""
        self.stream.flush()

    def isatty(self) -> bool:
        """It is not."""
        return False

    def fileno(self) -> int:
        """The descriptor of the stream behind: a console closes it when nobody reads on."""
        return self.stream.fileno()


def _console(stream: TextIO) -> Console:
    from rich.console import Console

    encoding = getattr(stream, "encoding", None) or ""
    if not encoding.lower().startswith("utf") and hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
    settings: dict[str, Any] = {"markup": False, "emoji": False, "highlight": False}
    console = Console(file=stream, **settings)
    if not console.is_terminal:
        width = os.environ.get("COLUMNS", "")
        columns = int(width) if width.isdigit() and int(width) > 0 else PLAIN_WIDTH
        return Console(file=cast(TextIO, TrimmedLines(stream)), width=columns, **settings)
    return Console(file=stream, width=_WIDEST, **settings) if console.width > _WIDEST else console
