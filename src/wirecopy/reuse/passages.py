"""``find_passages``: the public face of the matcher, positions and offsets instead of words and bytes."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from threading import Timer
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from wirecopy.reuse.crew import Crew, Progress
from wirecopy.reuse.kept import NOTHING, Kept, Keys, Rows
from wirecopy.reuse.texts import Texts, in_a_row

if TYPE_CHECKING:
    from wirecopy.reuse.again import Again, Read

PASSAGES = "4"
"""Version of what this stage finds: part of the key of its finished work."""

PHASES = ("words", "fingerprints", "shared text", "passages", "places")
"""What :data:`Progress` is told of, in order; before them, where the kernels are yet to be compiled, "compiling"."""

_PATIENCE = 2.0
"""Seconds after which the kernels are not being loaded but compiled."""

_SCHEMA = pa.schema(
    [
        pa.field("a", pa.int64(), nullable=False),
        pa.field("b", pa.int64(), nullable=False),
        pa.field("a_start", pa.int64(), nullable=False),
        pa.field("a_end", pa.int64(), nullable=False),
        pa.field("b_start", pa.int64(), nullable=False),
        pa.field("b_end", pa.int64(), nullable=False),
        pa.field("words", pa.int64(), nullable=False),
        pa.field("similarity", pa.float64(), nullable=False),
        pa.field("label", pa.string(), nullable=False),
    ]
)


def find_passages(
    texts: Texts,
    outlets: Sequence[str | None] | None = None,
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> pa.Table:
    """Every passage that two of ``texts`` share, as a table with the columns of **passages**.

    ``texts``: strings, or Arrow's; of a ``pyarrow.RecordBatchReader`` the first column is read batch by batch, into a
    file. More than 1 GiB of text, and what is made of it, lies in the folder for temporary files meanwhile.
    ``a`` < ``b`` are positions in ``texts``; spans are half-open, in code points, and begin and end at words.
    ``outlets`` names the outlet of each text (``None``: unknown), by which furniture is told from news; without
    it nothing is labelled ``boilerplate``. Rows are ordered by a, b, a_start. Text that more than 64 of the texts
    hold pairs each holder with the first one and with the next. ``progress`` is told the phase that is worked on and
    the share of it that is done. Raises ``ValueError`` where ``outlets`` is of another length than ``texts``, and for
    2**32 words or more.
    """
    tell = progress or (lambda phase, share: None)
    laid = in_a_row(texts)
    n = len(laid.offsets) - 1
    if outlets is not None and len(outlets) != n:
        raise ValueError(f"{n} texts but {len(outlets)} outlets")
    _load_kernels(tell)
    from wirecopy.reuse.again import find_again

    with Crew(jobs, tell) as crew:
        return _to_table(find_again(lambda new: laid, _codes(outlets, n), np.zeros(n, np.uint64), NOTHING, crew).come)


def find_passages_again(
    read: Read,
    outlets: Sequence[str | None],
    documents: Keys,
    kept: Kept,
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Again:
    """As :func:`find_passages`, where ``kept`` is what the last time left: what came, what went, and what to keep now.

    ``read`` gives the texts that are asked for: those that are new, and those that share what is. ``documents``: a
    digest of each text and its name, none twice. Texts that ``kept`` knows must stand in the order that they had, and
    be of the same outlets.
    """
    tell = progress or (lambda phase, share: None)
    _load_kernels(tell)
    from wirecopy.reuse.again import find_again

    with Crew(jobs, tell) as crew:
        return find_again(read, _codes(outlets, len(documents)), documents, kept, crew)


def _load_kernels(tell: Progress) -> None:
    """Load the compiled kernels, or compile them where that is yet to be done: half a minute, and worth a word."""
    compiling = Timer(_PATIENCE, tell, ["compiling", 0.0])
    compiling.start()
    try:
        import_module("wirecopy.reuse.kernels")
    finally:
        compiling.cancel()


def _codes(outlets: Sequence[str | None] | None, n: int) -> NDArray[np.int32]:
    if outlets is None:
        return np.full(n, -1, np.int32)
    numbers: dict[str, int] = {}
    return np.array(
        [-1 if name is None else numbers.setdefault(name, len(numbers)) for name in outlets], np.int32
    ).reshape(n)


def _to_table(rows: Rows) -> pa.Table:
    """Passages as a table."""
    from wirecopy.reuse.labels import LABELS

    a, b, a_from, a_to, b_from, b_to, equal, *_ = rows.matched.T.astype(np.int64)
    names = np.array(LABELS, object)[rows.label]
    similarity = equal / np.maximum(np.maximum(a_to - a_from, b_to - b_from), 1)
    arrays = [pa.array(column) for column in (a, b, *rows.spans.T.astype(np.int64), a_to - a_from)]
    return pa.Table.from_arrays([*arrays, pa.array(similarity), pa.array(names, pa.string())], schema=_SCHEMA)
