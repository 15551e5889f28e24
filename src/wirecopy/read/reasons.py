"""Why a record made no article: the reasons of **dropped**, in one list, and the limits behind some of them."""

from __future__ import annotations

from typing import Literal

from wirecopy.model import Dropped

Reason = Literal[
    "not_an_article",  # a page without a body: an index, an error page, a gallery
    "empty",  # nothing in it, or a record with an empty text
    "too_large",  # a record beyond MAX_RECORD
    "undecodable",  # bytes that are no text in any encoding
    "truncated_archive",  # a compressed file that stops in the middle
    "decompression_bomb",  # a compressed file that unfolds beyond MAX_RATIO
    "bad_json",  # a line that is no JSON
    "bad_record",  # JSON that is no record: not an object, a field of the wrong type
    "unreadable_file",  # a file that cannot be opened, or is not what its name says
    "unsupported_type",  # a file whose ending none of the readers knows
    "duplicate",  # the same article again; the run decides it
]

# The longest news pages are live blogs of 5-8 MB of markup; ten times the text of War and Peace is 32 MB.
MAX_RECORD = 32 * 1024 * 1024

# Markup and JSON compress 5 to 30 times, a very repetitive export 60 to 100 times, gzip at most 1,032.
MAX_RATIO = 200

# Below this many bytes of output a ratio says nothing: a page of blanks is no attack.
RATIO_FROM = 16 * 1024 * 1024


def dropped(file: str, reason: Reason, detail: str | None = None) -> Dropped:
    """A row of **dropped**, with a reason of the list."""
    return Dropped(file=file, reason=reason, detail=detail)
