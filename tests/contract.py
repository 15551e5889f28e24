"""What the contract says of five tables, checked on any rows of them: of a trace, or of a made-up truth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, get_args

from wirecopy.model import Change, Copy, Family, LostOriginal, Passage
from wirecopy.model.family_names import name_families
from wirecopy.model.records import ChangeKind, CopyKind, EvidenceKind, PassageLabel
from wirecopy.model.tables import TABLES


def check_keys(table: str, rows: Sequence[Any]) -> None:
    """No two rows of one key."""
    key = TABLES[table].key
    keys = [tuple(getattr(row, column) for column in key) for row in rows]
    assert len(keys) == len(set(keys)), f"{table}: {_first_twice(keys)} stands there twice"


def check_families(families: Sequence[Family], articles: Collection[str], lost: Iterable[LostOriginal]) -> None:
    """Names follow from members; nobody is alone in a family but with a lost original."""
    check_keys("families", families)
    members = _members(families)
    of_lost = {row.family for row in lost}
    names = name_families(frozenset(m) for m in members.values())
    for name, group in members.items():
        assert group <= set(articles), f"{name} has members that are no articles"
        assert len(group) > 1 or name in of_lost, f"{name} is one article without a lost original"
        assert names[frozenset(group)] == name


def check_copies(copies: Sequence[Copy], families: Sequence[Family], lost: Sequence[LostOriginal]) -> None:
    """Both ends are known and of the row's family, unknown directions stand in one order, and no text descends from
    itself."""
    check_keys("copies", copies)
    members, lost_of = _members(families), {row.id: row.family for row in lost}
    parents: dict[str, set[str]] = defaultdict(set)
    for row in copies:
        assert row.copy in members[row.family], f"{row.copy} is not of {row.family}"
        assert 0.5 <= row.confidence <= 1
        assert all(e.kind in get_args(EvidenceKind) for e in row.evidence)
        parents[row.copy].add(row.original)
        if row.original in lost_of:
            assert lost_of[row.original] == row.family
            assert (row.kind, row.share_of_copy, row.share_of_original) == (None, None, None)
            continue
        assert row.original in members[row.family], f"{row.original} is not of {row.family}"
        assert row.kind in get_args(CopyKind)
        assert 0 <= (row.share_of_copy or 0) <= 1
        assert 0 <= (row.share_of_original or 0) <= 1
        assert row.confidence > 0.5 or row.copy > row.original, f"{row.copy}: an unknown direction the wrong way round"
    for article in parents:
        assert article not in _above(article, parents), f"{article} descends from itself"
    for name, group in members.items():
        if name in lost_of.values():
            continue  # a lost copy of a present text ties the two, which no row can say
        tied = {x for row in copies if row.family == name for x in (row.copy, row.original)}
        assert group <= tied, f"{name}: {group - tied} hang on nothing"


def check_lost(lost: Sequence[LostOriginal], families: Sequence[Family], copies: Sequence[Copy]) -> None:
    """Each has a name of its family, and a copy or a lost original that comes from it."""
    check_keys("lost_originals", lost)
    names, ids = {row.family for row in families}, {row.id for row in lost}
    giving = {row.original for row in copies} | {row.original for row in lost}
    for row in lost:
        assert row.family in names
        assert row.id.startswith(f"lost:{row.family}:")
        assert row.original is None or row.original in ids - {row.id}
        assert row.id in giving, f"{row.id} gave nothing to anybody"


def check_passages(passages: Sequence[Passage], texts: Mapping[str, str]) -> None:
    """Pairs stand in one order, spans lie within the texts and begin and end at words, and no two of a pair overlap on
    both sides."""
    check_keys("passages", passages)
    of_pair: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for row in passages:
        assert row.a < row.b
        assert row.label in get_args(PassageLabel)
        assert row.words > 0
        assert 0 < row.similarity <= 1
        for id, start, end in ((row.a, row.a_start, row.a_end), (row.b, row.b_start, row.b_end)):
            check_span(texts[id], start, end)
            check_words(texts[id], start, end)
        of_pair[row.a, row.b].append(row)
    for rows in of_pair.values():
        for n, one in enumerate(rows):
            for two in rows[n + 1 :]:
                on_a = one.a_start < two.a_end and two.a_start < one.a_end
                on_b = one.b_start < two.b_end and two.b_start < one.b_end
                assert not (on_a and on_b), f"{one} overlaps {two}"


def check_changes(changes: Sequence[Change], copies: Sequence[Copy], texts: Mapping[str, str]) -> None:
    """Each belongs to a copy, and says what stands in the two texts."""
    links = {(row.copy, row.original) for row in copies}
    for row in changes:
        assert (row.copy, row.original) in links
        assert row.kind in get_args(ChangeKind)
        assert row.before != row.after or row.kind == "moved"
        if row.kind == "headline":
            assert (row.copy_start, row.copy_end, row.original_start, row.original_end) == (None,) * 4
            continue
        assert None not in (row.copy_start, row.copy_end, row.original_start, row.original_end)
        assert texts[row.copy][row.copy_start : row.copy_end] == (row.after or "")
        assert texts[row.original][row.original_start : row.original_end] == (row.before or "")
        assert (row.after is None) == (row.kind == "cut") or row.kind not in ("cut", "added")


def check_span(text: str, start: int, end: int) -> None:
    """A half-open stretch of ``text`` that is not empty."""
    assert 0 <= start < end <= len(text)


def check_words(text: str, start: int, end: int) -> None:
    """The stretch begins and ends at words."""
    assert text[start].isalnum(), text[start:end]
    assert text[end - 1].isalnum(), text[start:end]
    assert start == 0 or not (text[start - 1].isalnum() and text[start].isalnum()), text[start - 10 : end]
    assert end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum()), text[start : end + 10]


def _members(families: Iterable[Family]) -> dict[str, set[str]]:
    members: dict[str, set[str]] = defaultdict(set)
    for row in families:
        members[row.family].add(row.article)
    return members


def _above(article: str, parents: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(parents.get(article, ()))
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += parents.get(node, ())
    return found


def _first_twice(keys: Sequence[Any]) -> Any:
    seen = set()
    return next(key for key in keys if key in seen or seen.add(key))
