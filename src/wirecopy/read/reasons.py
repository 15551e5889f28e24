"""Why a record made no article: the reasons of **dropped**, in one list, and the limits behind some of them.

`docs/reading-errors.md` says what each means to a user; a test holds the two equal.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from wirecopy.model import Dropped

Reason = Literal[
    "not_an_article",  # a page without a body: an index, an error page, a gallery
    "empty",  # nothing in it, or a record with an empty text
    "too_large",  # a record beyond Limits.record
    "undecodable",  # bytes that are no text in any encoding
    "truncated_archive",  # a compressed file or a WARC that stops in the middle
    "decompression_bomb",  # a compressed file or page that unfolds beyond MAX_RATIO
    "bad_json",  # a line that is no JSON
    "bad_record",  # JSON that is no record: not an object, a field of the wrong type
    "unreadable_file",  # a file that cannot be opened, or is not what its name says
    "unsupported_type",  # a file of a type that none of the readers knows
    "timed_out",  # a record that takes longer than Limits.seconds to read
    "crashed",  # a record on which the reader fails, or its process dies
    "duplicate",  # the same article again; the run decides it
]

GIVEN_UP: tuple[Reason, ...] = ("timed_out", "crashed")
"""Reasons that say as much of the machine as of the record: the next run tries again."""


class Limits(msgspec.Struct, frozen=True):
    """What one record may take: ``record`` bytes, unpacked, and ``seconds`` of CPU.

    The longest news pages are live blogs of 5-8 MB of markup, and War and Peace is 3 MB of text: 32 MB are plenty.
    The slowest of 438 measuring pages takes a second; what takes sixty is built to, or far from a page of news.
    """

    record: int = 32 * 1024 * 1024
    seconds: float = 60.0


LIMITS = Limits()

# Markup and JSON compress 5 to 30 times, a very repetitive export 60 to 100 times, gzip at most 1,032.
MAX_RATIO = 200

# Below this many bytes of output a ratio says nothing: a page of blanks is no attack.
RATIO_FROM = 16 * 1024 * 1024


def dropped(file: str, reason: Reason, detail: str | None = None) -> Dropped:
    """A row of **dropped**, with a reason of the list."""
    return Dropped(file=file, reason=reason, detail=detail)


def too_large(file: str, limits: Limits, what: str = "") -> Dropped:
    """A row for a record beyond ``limits``; ``what``: which part of it, where that is not the whole."""
    return dropped(file, "too_large", f"{what}more than {limits.record:,} bytes")
