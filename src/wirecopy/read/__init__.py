"""Bytes to articles: files, pages, texts and tables are read, credits and datelines found.

The first stage of the journey. `raw_records` cuts inputs into records, `read_record` makes an article of
one, `read` does both.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from types import ModuleType

from wirecopy.model import Article, Page
from wirecopy.read.files import raw_records
from wirecopy.read.finish import credited
from wirecopy.read.raw import RawRecord
from wirecopy.read.reader import READER, read_record

__all__ = ["READER", "RawRecord", "credited", "raw_records", "read", "read_record"]


def read(path: str | os.PathLike[str]) -> Iterator[Article]:
    """The articles of a file or a folder, one after the other; what holds no article is passed over.

    Raises:
        InputNotFound: there is no such path.
    """
    records = raw_records(path)
    return (page for raw in records if isinstance(raw, RawRecord) and isinstance(page := read_record(raw), Page))


class _Package(ModuleType):
    """This package is also what the contract calls ``wirecopy.read(path)``: called, it does what :func:`read` does."""

    def __call__(self, path: str | os.PathLike[str]) -> Iterator[Article]:
        return read(path)


sys.modules[__name__].__class__ = _Package
