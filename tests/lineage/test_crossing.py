"""Readings that cross, and what is done where many do."""

from collections import Counter
from itertools import chain

from wirecopy.lineage.collation import Collation, Edit, Witness
from wirecopy.lineage.crossing import crossing

_SLIP, _OTHER = (Edit(place, 2, 3, ("x",), 1.0) for place in (1, 2))


def _witness(*edits: Edit) -> Witness:
    return Witness({place: frozenset(e for e in edits if e.place == place) for place in (1, 2)})


def _crossing(witnesses: list[Witness]) -> int:
    readers = Counter(chain.from_iterable(chain.from_iterable(w.readings.values()) for w in witnesses))
    holders = Counter(chain.from_iterable(w.readings for w in witnesses))
    return crossing(witnesses, readers, holders, 1)


def test_two_readings_cross_where_witnesses_have_the_one_the_other_both_and_neither() -> None:
    assert _crossing([_witness(_SLIP), _witness(_OTHER), _witness(_SLIP, _OTHER), _witness()]) == 1


def test_a_reading_within_another_crosses_nothing() -> None:
    some = [_witness(_SLIP), _witness(_SLIP, _OTHER), _witness(_SLIP, _OTHER), _witness(), _witness()]
    assert _crossing(some) == 0


def _lines(slipped: set[int]) -> str:
    """Forty lines of eight words, each with its last but one word changed if its number is in ``slipped``."""
    line = [f"{'abcdefghij'[k % 10]}{'klmno'[k // 10]}{c}ost" for k in range(40) for c in "pqrstuvw"]
    rows = [line[8 * k : 8 * k + 8] for k in range(40)]
    return "\n".join(" ".join([*row[:6], "zz" if k in slipped else row[6], row[7]]) for k, row in enumerate(rows))


def test_hands_slip_alike_where_many_readings_cross_and_not_where_each_came_about_once() -> None:
    groups = [{k for k in range(40) if k % (m + 2) < (m + 2) / 2} for m in range(8)]
    texts = {f"a{m}": _lines(slipped) for m, slipped in enumerate(groups)}
    nested = {f"a{m}": _lines(set(range(5 * m))) for m in range(8)}
    shared = {id: ((0, len(text)),) for id, text in texts.items()}
    assert Collation(texts, shared).slips_alike
    assert not Collation(nested, {id: ((0, len(text)),) for id, text in nested.items()}).slips_alike


def test_where_hands_slip_alike_lines_alike_in_their_letters_are_one_place_and_many_words_tell_what_one_does() -> None:
    groups = [{k for k in range(40) if k % (m + 2) < (m + 2) / 2} for m in range(8)]
    texts = {f"a{m}": _lines(slipped) for m, slipped in enumerate(groups)}
    last = texts["a0"].rsplit("\n", 1)[1]
    texts["a0"] = texts["a0"].replace(last, " ".join(word[:-1] + "y" for word in last.split()))
    read = Collation(texts, {id: ((0, len(text)),) for id, text in texts.items()})
    assert read.slips_alike
    assert read.witnesses["a0"].readings.keys() == read.witnesses["a1"].readings.keys()
    assert {edit.size for edit in read.readers} <= {0.2, 1.0}
