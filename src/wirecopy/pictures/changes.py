"""Changes as a reader sees them: what was struck, what was put in, in a few words of what stands around.

In: rows of **changes** and the texts they are of. Out: pieces of text, each standing, struck or new; how the three look
is the affair of whoever draws them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

import msgspec

from wirecopy.lineage.changes.headline import headline_change
from wirecopy.lineage.changes.telling import how_telling
from wirecopy.model import Change
from wirecopy.pictures.harmless import harmless
from wirecopy.pictures.words import clip, word_count
from wirecopy.store import Store

_FEW_WORDS = 8  # a cut or an addition this short is a matter of words, not of length
FULL = 400  # characters of a stretch in a list of everything
IN_LIST = 90
_AROUND = 6  # unchanged words left standing beside changed ones
_REACH = 80  # code points read on either side
_WORDS_COMPARED, _COMPARED = 300, 12_000  # words, and characters in which they are looked for
_UNLIKE = 0.4  # below this share of equal words the two are shown whole

_WORTH_SAYING = ("comment added", "comment dropped", "sharpened")

_WORD = re.compile(r"\w+(?:[-'\u2019.,:]\w+)*|[^\w\s]")


Mark = Literal["standing", "struck", "new"]


class Piece(NamedTuple):
    """A stretch of a change; struck text stands before the new that took its place."""

    text: str
    mark: Mark = "standing"


class SeenChange(msgspec.Struct, frozen=True):
    """A change with a few words of what stands before and behind it, "" where it needs none."""

    change: Change
    lead: str = ""
    tail: str = ""


Changes = Mapping[tuple[str, str], Sequence[SeenChange]]


def load_changes(
    store: Store, pairs: Iterable[tuple[str, str]], shown: int | None = None
) -> dict[tuple[str, str], Sequence[SeenChange]]:
    """The changes of each pair (copy, original) that has any, the most telling first.

    With ``shown`` only so many of a pair get the words beside them; the others are there to be counted.
    """
    found: dict[tuple[str, str], Sequence[SeenChange]] = {}
    for pair in pairs:
        changes = sorted(store.records("changes", "copy = ? AND original = ?", pair), key=how_telling)
        if changes:
            seen = [SeenChange(change, *_surroundings(store, change)) for change in changes[:shown]]
            found[pair] = (*seen, *map(SeenChange, changes[len(seen) :]))
    return found


def seen_in(change: Change, original: str, copy: str) -> tuple[SeenChange, SeenChange]:
    """A change between two texts that are at hand, as it is seen in the one and in the other."""
    return (
        _seen(change, original, change.original_start, change.original_end),
        _seen(change, copy, change.copy_start, change.copy_end),
    )


def _seen(change: Change, text: str, start: int | None, end: int | None) -> SeenChange:
    if start is None or end is None or _place(change) is None:
        return SeenChange(change)
    return SeenChange(change, *_beside(text[max(start - _REACH, 0) : start], text[end : end + _REACH]))


def headline_note(change: Change) -> str:
    """What was done to a headline, where its words do not show it; else ""."""
    if change.kind == "headline" and change.before and change.after:
        done = headline_change(change.before, change.after)
        return done if done in _WORTH_SAYING else ""
    return ""


def words_told(change: Change) -> int:
    """How many words a cut or an addition has, where they are more than can be seen at a glance; else 0."""
    if change.kind == "moved" or (change.before and change.after):
        return 0
    words = word_count(change.before or change.after or "")
    return words if words > _FEW_WORDS else 0


def change_pieces(seen: SeenChange, length: int = FULL) -> list[Piece]:
    """One change with what stands beside it; a struck or a new stretch is cut at ``length`` characters."""
    change = seen.change
    before, after = change.before or "", change.after or ""
    if change.kind == "moved":
        return [Piece(f"“{clip(after or before, length)}”")]
    middle = marked(before, after, length) if before and after else list(_replaced(before, after, length))
    return _filled(Piece(seen.lead), *middle, Piece(seen.tail))


def sides(in_original: SeenChange, in_copy: SeenChange, length: int = FULL) -> tuple[list[Piece], list[Piece]]:
    """One change as it stands in the original and in the copy; "–" where a longer one stands in one only."""
    change = in_original.change
    before, after = change.before or "", change.after or ""
    if change.kind == "moved":
        texts = [[Piece(clip(before, length))], [Piece(clip(after, length))]]
    elif before and after:
        texts = list(_marked_apart(before, after, length))
    else:
        texts = [list(_replaced(before, "", length)), list(_replaced("", after, length))]
        texts = [text or [Piece("–")] for text in texts]
    left, right = (
        _filled(Piece(seen.lead), *(text if side else ()), Piece(seen.tail)) if seen.lead or seen.tail else text
        for seen, side, text in ((in_original, before, texts[0]), (in_copy, after, texts[1]))
    )
    return left, right


def made_anew(before: str, after: str) -> bool:
    """Whether so little is equal that the words need not be set against each other."""
    return _matcher(_tokens(before), _tokens(after)).ratio() < _UNLIKE


def marked(before: str, after: str, length: int = FULL) -> list[Piece]:
    """``after`` with what it replaced: changed words marked, long unchanged stretches left out."""
    old, new = _tokens(before), _tokens(after)
    matcher = _matcher(old, new)
    if matcher.ratio() < _UNLIKE:
        return list(_replaced(before, after, length))
    pieces: list[Piece] = []
    steps = matcher.get_opcodes()
    for place, (step, a, b, c, d) in enumerate(steps):
        if step == "equal":
            pieces.append(Piece(_standing(new[c:d], place == 0, place == len(steps) - 1, bool(pieces))))
            continue
        if pieces and (new[c][1] if c < d else old[a][1]):
            pieces.append(Piece(" "))
        pieces += _replaced(_join(old[a:b]), _join(new[c:d]), length)
    return pieces


def _marked_apart(before: str, after: str, length: int) -> tuple[list[Piece], list[Piece]]:
    """Both sides, the words that differ marked; wholly where little is equal."""
    old, new = _tokens(before), _tokens(after)
    matcher = _matcher(old, new)
    if matcher.ratio() < _UNLIKE:
        return list(_replaced(before, "", length)), list(_replaced("", after, length))
    left: list[Piece] = []
    right: list[Piece] = []
    for step, a, b, c, d in matcher.get_opcodes():
        _add(left, old[a:b], "standing" if step == "equal" else "struck")
        _add(right, new[c:d], "standing" if step == "equal" else "new")
    return left, right


def _add(pieces: list[Piece], tokens: Sequence[tuple[str, bool]], mark: Mark) -> None:
    if not tokens:
        return
    if pieces and tokens[0][1]:
        pieces.append(Piece(" "))
    pieces.append(Piece(_join(tokens), mark))


def _replaced(before: str, after: str, length: int) -> Iterator[Piece]:
    """``before`` struck and ``after`` put in; either may be empty."""
    if before:
        yield Piece(clip(before, length), "struck")
    if after:
        yield Piece(clip(after, length), "new")


def _filled(*pieces: Piece) -> list[Piece]:
    return [piece for piece in pieces if piece.text]


def _surroundings(store: Store, change: Change) -> tuple[str, str]:
    """The words beside a change of few words: of the copy, or of the original for what was cut."""
    place = _place(change)
    if place is None:
        return "", ""
    start, end = place
    article = change.original if change.after is None else change.copy
    first = max(start - _REACH, 0)
    row = store.connection.execute(
        "SELECT substr(text, ?, ?), substr(text, ?, ?) FROM articles WHERE id = ?",
        (first + 1, start - first, end + 1, _REACH, article),
    ).fetchone()
    return _beside(*row) if row else ("", "")


def _place(change: Change) -> tuple[int, int] | None:
    """Where a change of few words stands, in the copy or, if it was cut, in the original; ``None`` of a longer one."""
    if max(word_count(change.before or ""), word_count(change.after or "")) > _FEW_WORDS:
        return None
    if change.after is None:
        start, end = change.original_start, change.original_end
    else:
        start, end = change.copy_start, change.copy_end
    return None if start is None or end is None else (start, end)


def _beside(before: str, behind: str) -> tuple[str, str]:
    """At most six words of the same paragraph on either side, with the spaces between."""
    lead, tail = before.rpartition("\n")[2], behind.partition("\n")[0]
    words = lead.split()
    if len(words) > _AROUND or (len(before) == _REACH and lead == before):
        words = ["…", *words[1:][-_AROUND:]]
    left = " ".join(words) + (" " if words and lead[-1:].isspace() else "")
    words = tail.split()
    if len(words) > _AROUND or (len(behind) == _REACH and tail == behind):
        words = [*words[:-1][:_AROUND], "…"]
    right = (" " if words and tail[:1].isspace() else "") + " ".join(words)
    return harmless(left), harmless(right)


def _matcher(old: Sequence[tuple[str, bool]], new: Sequence[tuple[str, bool]]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, [word for word, _ in old], [word for word, _ in new], autojunk=False)


def _tokens(text: str) -> list[tuple[str, bool]]:
    """Words and signs, each with whether a space stands before it."""
    line = harmless(text[:_COMPARED])
    found = _WORD.finditer(line)
    return [(m[0], m.start() > 0 and line[m.start() - 1].isspace()) for m in found][:_WORDS_COMPARED]


def _join(tokens: Sequence[tuple[str, bool]]) -> str:
    return "".join((" " if spaced else "") + word for word, spaced in tokens).strip()


def _standing(tokens: Sequence[tuple[str, bool]], first: bool, last: bool, follows: bool) -> str:
    """An unchanged stretch, its far part left out: the head of the first one, the tail of the last."""
    lead = " " if follows and tokens[0][1] else ""
    if first and len(tokens) > _AROUND:
        return "… " + _join(tokens[-_AROUND:])
    if last and len(tokens) > _AROUND:
        return lead + _join(tokens[:_AROUND]) + " …"
    if len(tokens) > 2 * _AROUND + 2:
        return lead + _join(tokens[:_AROUND]) + " … " + _join(tokens[-_AROUND:])
    return lead + _join(tokens)
