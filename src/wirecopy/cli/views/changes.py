"""Changes as a reader sees them: what was struck, what was put in, in a few words of what stands around.

In colour the struck words are red and crossed out and the new ones green; where colour cannot be shown they
are ``[-struck-]`` and ``{+new+}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

import msgspec
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from wirecopy.cli.harmless import harmless
from wirecopy.cli.views.words import clip, count, word_count
from wirecopy.lineage.changes.headline import headline_change
from wirecopy.lineage.changes.telling import how_telling
from wirecopy.model import Change
from wirecopy.store import Store

_FEW_WORDS = 8  # a cut or an addition this short is a matter of words, not of length
FULL = 400  # characters of a stretch in a list of everything
IN_LIST = 90
_IN_TREE = 60
_AROUND = 6  # unchanged words left standing beside changed ones
_REACH = 80  # code points read on either side
_WORDS_COMPARED = 300
_UNLIKE = 0.4  # below this share of equal words the two are shown whole

_WORTH_SAYING = ("comment added", "comment dropped", "sharpened")

_WORD = re.compile(r"\w+(?:[-'\u2019.,:]\w+)*|[^\w\s]")


class SeenChange(msgspec.Struct, frozen=True):
    """A change with a few words of what stands before and behind it, "" where it needs none."""

    change: Change
    lead: str = ""
    tail: str = ""


Changes = Mapping[tuple[str, str], Sequence[SeenChange]]


def load_changes(store: Store, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Sequence[SeenChange]]:
    """The changes of each pair (copy, original) that has any, the most telling first."""
    found: dict[tuple[str, str], Sequence[SeenChange]] = {}
    for pair in pairs:
        changes = sorted(store.records("changes", "copy = ? AND original = ?", pair), key=how_telling)
        if changes:
            found[pair] = tuple(SeenChange(change, *_surroundings(store, change)) for change in changes)
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


def changes_table(changes: Sequence[SeenChange], plain: bool, length: int = FULL) -> RenderableType:
    """A line for each change, its kind in front; see :func:`change_text`."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="cyan", no_wrap=True, min_width=10)
    grid.add_column(overflow="fold")
    for seen in changes:
        grid.add_row(seen.change.kind, change_text(seen, plain, length).append_text(_note(seen.change)))
    return grid


def _note(change: Change) -> Text:
    """What was done to a headline, where its words do not show it."""
    if change.kind == "headline" and change.before and change.after:
        done = headline_change(change.before, change.after)
        if done in _WORTH_SAYING:
            return Text(f"  {done}", "dim")
    return Text()


def change_text(seen: SeenChange, plain: bool, length: int = FULL) -> Text:
    """One change, without its kind; a struck or a new stretch is cut at ``length`` characters."""
    change = seen.change
    before, after = change.before or "", change.after or ""
    if change.kind == "moved":
        return Text(f"“{clip(after or before, length)}”")
    if before and after:
        middle = marked(before, after, plain, length)
    else:
        shown = clip(before or after, length)
        middle = _struck(shown, plain) if before else _new(shown, plain)
    text = Text.assemble(seen.lead, middle, seen.tail)
    words = word_count(before or after)
    if words > _FEW_WORDS and not (before and after):
        text.append(f"  {count(words, 'word')}", "dim")
    return text


def sides(in_original: SeenChange, in_copy: SeenChange, plain: bool, length: int = FULL) -> tuple[Text, Text]:
    """One change as it stands in the original and in the copy; "–" where a longer one stands in one only."""
    change = in_original.change
    before, after = change.before or "", change.after or ""
    if change.kind == "moved" or not (before and after):
        texts = [
            Text(clip(side, length))
            if change.kind == "moved"
            else mark(clip(side, length), plain)
            if side
            else Text("–")
            for side, mark in ((before, _struck), (after, _new))
        ]
    else:
        texts = list(_marked_apart(before, after, plain, length))
    left, right = (
        Text.assemble(seen.lead, "" if not side else text, seen.tail) if seen.lead or seen.tail else text
        for seen, side, text in ((in_original, before, texts[0]), (in_copy, after, texts[1]))
    )
    return left, right


def _marked_apart(before: str, after: str, plain: bool, length: int) -> tuple[Text, Text]:
    """Both sides, the words that differ marked; wholly where little is equal."""
    old, new = _tokens(before), _tokens(after)
    matcher = _matcher(old, new)
    if matcher.ratio() < _UNLIKE:
        return _struck(clip(before, length), plain), _new(clip(after, length), plain)
    left, right = Text(), Text()
    for step, a, b, c, d in matcher.get_opcodes():
        for text, tokens, mark in ((left, old[a:b], _struck), (right, new[c:d], _new)):
            if tokens:
                text.append(" " if text and tokens[0][1] else "")
                words = _join(tokens)
                text.append_text(Text(words) if step == "equal" else mark(words, plain))
    return left, right


def short_text(seen: SeenChange, plain: bool) -> Text:
    """One change with its kind, for one line of a tree; of a headline made anew only the new one."""
    change = seen.change
    before, after = change.before or "", change.after or ""
    if change.kind == "headline" and before and after and _matcher(_tokens(before), _tokens(after)).ratio() < _UNLIKE:
        return Text.assemble("headline: ", _new(clip(after, IN_LIST), plain))
    return Text.assemble(f"{change.kind}: ", change_text(seen, plain, _IN_TREE))


def marked(before: str, after: str, plain: bool, length: int = FULL) -> Text:
    """``after`` with what it replaced: changed words marked, long unchanged stretches left out."""
    old, new = _tokens(before), _tokens(after)
    matcher = _matcher(old, new)
    if matcher.ratio() < _UNLIKE:
        return _replaced(clip(before, length), clip(after, length), plain)
    text = Text()
    steps = matcher.get_opcodes()
    for place, (step, a, b, c, d) in enumerate(steps):
        if step == "equal":
            text.append(_standing(new[c:d], place == 0, place == len(steps) - 1, bool(text)))
            continue
        gap = " " if text and (new[c][1] if c < d else old[a][1]) else ""
        text.append(gap)
        text.append_text(_replaced(clip(_join(old[a:b]), length), clip(_join(new[c:d]), length), plain))
    return text


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
    line = harmless(text)
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


def _replaced(before: str, after: str, plain: bool) -> Text:
    """``before`` struck and ``after`` put in; either may be empty."""
    parts = [mark(words, plain) for mark, words in ((_struck, before), (_new, after)) if words]
    return Text("" if plain else " ").join(parts)


def _struck(text: str, plain: bool) -> Text:
    return Text(f"[-{text}-]") if plain else Text(text, "red strike")


def _new(text: str, plain: bool) -> Text:
    return Text(f"{{+{text}+}}") if plain else Text(text, "green")
