"""Whatever the two texts are: rows say what stands there, keys are unique, and a text changed nothing of itself."""

from __future__ import annotations

import make
from contract import check_changes, check_keys
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.lineage import Sharing, find_changes
from wirecopy.model import Change

_WORDS = (
    "the mayor of Calvessa said about 40 people allegedly took 1,200 geese from harbour harbor Ostrel , . “ ” may not"
    " officials according to told four Rakhmon Rahmon rn m - £ million"
)
_WORD = st.sampled_from(_WORDS.split())
_TEXT = st.lists(st.lists(_WORD, min_size=1, max_size=14).map(" ".join), min_size=1, max_size=6).map(
    lambda sentences: ". ".join(sentences).replace(". the", ".\n\nThe") + "."
)
_ANY = st.text(min_size=1, max_size=200)


def find(before: str, after: str) -> list[Change]:
    copy, original = make.article("b", text=after), make.article("a", text=before)
    return find_changes(copy=Sharing(copy, ()), original=Sharing(original, ()))


def check(before: str, after: str) -> None:
    found = find(before, after)
    check_keys("changes", found)
    check_changes(found, [make.copy("b", "a")], {"a": before, "b": after})
    keys = [(c.copy_start, c.original_start) for c in found]
    assert keys == sorted(keys)


@given(_TEXT, _TEXT)
def test_rows_say_what_stands_there(before: str, after: str) -> None:
    check(before, after)


@given(_ANY, _ANY)
def test_on_any_strings(before: str, after: str) -> None:
    check(before, after)


@given(st.one_of(_TEXT, _ANY))
def test_a_text_changed_nothing_of_itself(text: str) -> None:
    assert find(text, text) == []


@given(_TEXT, _TEXT)
def test_both_ways_something_or_nothing(one: str, two: str) -> None:
    assert bool(find(one, two)) == bool(find(two, one))


@given(st.lists(_TEXT, min_size=1, max_size=4), st.data())
def test_only_what_is_left_out_is_cut(paragraphs: list[str], data: st.DataObject) -> None:
    kept = data.draw(st.integers(0, len(paragraphs)))
    found = find("\n\n".join(paragraphs), "\n\n".join(paragraphs[:kept]) or ".")
    assert {c.kind for c in found} <= {"cut", "moved"}
