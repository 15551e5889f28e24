"""Every error that a user can meet, each with a stable code.

WirecopyError
├── InputNotFound        W101  an INPUT does not exist
├── UnsupportedInput     W102  a single file that no reader knows
├── UnreadableArticle    W103  `read` was given something that is no article
├── TextTooShort         W104  `find` was given fewer words than a passage has
├── StoreNotFound        W201  there is no store to read from
├── StoreUnusable        W202  the file is no store
│   ├── StoreDamaged         W204  the store is damaged
│   ├── StoreLocked          W205  another process is writing to the store and does not end
│   ├── StoreFull            W206  the disk of the store has no room left
│   └── StoreShut            W207  the store, or its folder, cannot be opened or written
├── StoreTooNew          W203  the store was made by a newer wirecopy
├── NoSuchRecord         W301  no article, story or family of that id
├── VerdictRefused       W302  a verdict that cannot hold beside the earlier ones
├── ReadersFail          W501  no process can be started to read with
├── CountsDiffer         W502  articles and dropped records are not the records that came in
├── ParsersFail          W503  a process that parses sentences was ended from outside
├── ExtraMissing         W601  an extra that the command needs is not installed
├── PortUnusable         W602  `serve` cannot listen there
└── UnwritableOutput     W401  the output cannot be written

The command line prints each as one line and exits with 1. Bad records are no errors: each becomes a row of
``dropped`` (see ``wirecopy.read.reasons``).
"""

from __future__ import annotations


class WirecopyError(Exception):
    """What went wrong, where, and what to do next, in one line; ``code`` is stable and can be looked up."""

    code = "W000"


class InputNotFound(WirecopyError):
    """An INPUT does not exist."""

    code = "W101"


class UnsupportedInput(WirecopyError):
    """A single file that no reader knows."""

    code = "W102"


class UnreadableArticle(WirecopyError):
    """``read`` was given something that is no article."""

    code = "W103"


class TextTooShort(WirecopyError):
    """``find`` was given fewer words than a passage has."""

    code = "W104"


class StoreNotFound(WirecopyError):
    """There is no store to read from."""

    code = "W201"


class StoreUnusable(WirecopyError):
    """The file is no store; of the kinds below: it is one that cannot be used."""

    code = "W202"


class StoreDamaged(StoreUnusable):
    """The store is damaged."""

    code = "W204"


class StoreLocked(StoreUnusable):
    """Another process is writing to the store and does not end."""

    code = "W205"


class StoreFull(StoreUnusable):
    """The disk of the store has no room left."""

    code = "W206"


class StoreShut(StoreUnusable):
    """The store, or its folder, cannot be opened or written."""

    code = "W207"


class StoreTooNew(WirecopyError):
    """The store was made by a newer wirecopy."""

    code = "W203"


class NoSuchRecord(WirecopyError):
    """No article, story or family goes by that id."""

    code = "W301"


class VerdictRefused(WirecopyError):
    """A verdict on an article and itself, or one that makes an article the original of its own original."""

    code = "W302"


class ReadersFail(WirecopyError):
    """No process can be started to read with."""

    code = "W501"


class CountsDiffer(WirecopyError):
    """Articles and dropped records are not the records that came in: a fault of ours."""

    code = "W502"


class ParsersFail(WirecopyError):
    """A process that parses sentences was ended from outside."""

    code = "W503"


class UnwritableOutput(WirecopyError):
    """The output cannot be written."""

    code = "W401"


class ExtraMissing(WirecopyError):
    """An extra that the command needs is not installed."""

    code = "W601"


class PortUnusable(WirecopyError):
    """``serve`` cannot listen at that host and port."""

    code = "W602"
