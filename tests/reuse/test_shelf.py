"""Room on disk is room like any other: the same rows, whatever the texts come in."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from corpora import corpus_of

from wirecopy.reuse import again, find_passages, texts
from wirecopy.reuse.shelf import Parted, Shelf, put_away
from wirecopy.reuse.texts import in_a_row


@pytest.fixture
def no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(again, "MOST_IN_MEMORY", 0)
    monkeypatch.setattr(texts, "MOST_IN_MEMORY", 0)


@pytest.mark.usefixtures("no_memory")
@pytest.mark.parametrize("size", [0, 1, 2, 60])
def test_the_same_rows_from_disk(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = corpus_of(5, size, 120, vocabulary=2000)
    column = pa.chunked_array([corpus.texts[: size // 2], corpus.texts[size // 2 :]], pa.string())
    found = find_passages(column, corpus.outlets)
    monkeypatch.undo()
    assert found.equals(find_passages(*corpus))
    assert (found.num_rows > 20) == (size == 60)


def test_a_reader_is_read_batch_by_batch() -> None:
    corpus = corpus_of(6, 40, 120, vocabulary=2000, scripts=True)
    clean = [text.encode("utf-8", "replace").decode() for text in corpus.texts]
    batches = pa.table({"text": [*clean, None], "outlet": ["x"] * 41}).to_batches(max_chunksize=7)
    reader = pa.RecordBatchReader.from_batches(batches[0].schema, iter(batches))
    found = find_passages(reader, corpus.outlets and [*corpus.outlets, None])
    assert found.equals(find_passages(clean, corpus.outlets))
    assert found.num_rows > 10


def test_texts_are_what_they_were() -> None:
    row = in_a_row(pa.RecordBatchReader.from_batches(pa.schema([("t", pa.string())]), iter([])))
    assert len(row.offsets) == 1
    row = in_a_row(["", "é🚢", "", "x"])
    assert [row.text(d) for d in range(4)] == ["", "é🚢", "", "x"]


@pytest.mark.parametrize("on_disk", [False, True])
def test_parts_are_taken_up_in_the_order_of_their_pieces(on_disk: bool) -> None:
    room = Shelf(on_disk).room(6, np.uint64)
    parted = Parted(room, 2)
    assert parted.take(1).tolist() == []
    parted.put(np.array([1, 2, 9], np.uint64), np.array([0, 2, 3]))
    put_away(room)
    parted.put(np.array([8, 7], np.uint64), np.array([0, 0, 2]))
    assert parted.sizes().tolist() == [2, 3]
    assert [parted.take(part).tolist() for part in range(2)] == [[1, 2], [9, 8, 7]]
