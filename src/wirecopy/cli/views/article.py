"""One stored article: where its text came from, in one sentence, then everything that is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from rich.console import Console, RenderableType
from rich.text import Text

from wirecopy.cli.harmless import harmless
from wirecopy.cli.views.changes import Changes, changes_table, load_changes
from wirecopy.cli.views.kin import Brief, load_briefs, outlet_of
from wirecopy.cli.views.record import columns, credit_rows, fields, heading, image_rows, section
from wirecopy.cli.views.verdicts import verdict_rows
from wirecopy.cli.views.words import (
    clip,
    count,
    evidence_in_short,
    is_unsure,
    lost_name,
    percent,
    relation,
    sureness,
    when,
)
from wirecopy.model import Article, Copy, Credit, Image, LostOriginal, Passage, Verdict
from wirecopy.store import Store

_SHOWN = 10
_PASSAGE = 90


class ArticlePicture(msgspec.Struct, frozen=True):
    """An article with everything that refers to it; ``partners`` holds the other articles named."""

    article: Article
    images: tuple[Image, ...]
    credits: tuple[Credit, ...]
    taken: tuple[Copy, ...]
    given: tuple[Copy, ...]
    passages: tuple[Passage, ...]
    changes: Changes
    partners: dict[str, Brief]
    lost: dict[str, LostOriginal]
    families: tuple[str, ...]
    verdicts: tuple[Verdict, ...]

    def name(self, id: str) -> str:
        """What to call a partner or a lost original."""
        if id in self.lost:
            return lost_name(self.lost[id]) + " (lost)"
        return outlet_of(self.partners[id]) if id in self.partners else harmless(id)


def load_article(store: Store, id: str) -> ArticlePicture:
    """Everything the store knows of the article that goes by ``id``, which is there."""
    key = (id,)
    (article,) = store.records("articles", "id = ?", key)
    taken = tuple(store.records("copies", "copy = ?", key))
    given = tuple(store.records("copies", "original = ?", key))
    passages = tuple(store.records("passages", "a = ? OR b = ?", (id, id)))
    verdicts = tuple(store.records("verdicts", "a = ? OR b = ?", (id, id)))
    others = {c.original for c in taken} | {c.copy for c in given} | {_partner(p, id) for p in passages}
    others |= {v.b if v.a == id else v.a for v in verdicts}
    families = tuple(row.family for row in store.records("families", "article = ?", key))
    lost = {row.id: row for family in families for row in store.records("lost_originals", "family = ?", (family,))}
    return ArticlePicture(
        article,
        tuple(store.records("images", "article = ?", key)),
        tuple(store.records("credits", "article = ?", key)),
        taken,
        given,
        passages,
        load_changes(store, [(c.copy, c.original) for c in taken]),
        load_briefs(store, others),
        lost,
        families,
        verdicts,
    )


def print_article(console: Console, picture: ArticlePicture, plain: bool, everything: bool) -> None:
    """Print the sentence of origin, the record, and what the article shares with whom."""
    console.print(heading(picture.article))
    console.print()
    console.print(Text(origin_sentence(picture), "bold"))
    for copy in picture.taken:
        if reasons := evidence_in_short(copy.evidence):
            console.print(Text(f"{picture.name(copy.original)}: {sureness(copy)} · {reasons}", "dim"))
    console.print(section("Record"))
    console.print(fields(picture.article))
    parts = (
        *verdict_rows(picture.verdicts, picture.article.id, picture.name),
        *credit_rows(picture.credits),
        *image_rows(picture.images),
        *_given(picture, everything),
        *_changes(picture, plain, everything),
        *_passages(picture, everything),
    )
    for part in parts:
        console.print(part)
    if picture.families:
        console.print()
        names = " · ".join(f"wirecopy story {harmless(f)}" for f in picture.families)
        console.print(Text(f"Its tree: {names}", "dim"))


def origin_sentence(picture: ArticlePicture) -> str:
    """Where the text came from, in one sentence that claims no more than is known."""
    sure = [c for c in picture.taken if not is_unsure(c)]
    unsure = [c for c in (*picture.taken, *picture.given) if is_unsure(c)]
    parts = [_taken_from(picture, copy) for copy in sure]
    if parts:
        sentence = "Its text was taken from " + " and from ".join(parts)
    elif unsure:
        names = sorted({picture.name(_other(c, picture.article.id)) for c in unsure})
        sentence = f"It shares its text with {_listed(names)}, and nobody can tell which came first"
    elif picture.given:
        sentence = "No source of its text is known"
    else:
        credited = sorted({harmless(c.name) for c in picture.credits if c.role in ("agency", "source")})
        also = f"but credits {_listed(credited)}" if credited else "and names no source of it"
        return f"It shares its text with no other article here, {also}."
    copies = [c for c in picture.given if not is_unsure(c)]
    return sentence + (f"; {count(len(copies), 'copy was', 'copies were')} taken from it." if copies else ".")


def _taken_from(picture: ArticlePicture, copy: Copy) -> str:
    brackets = [part for part in (relation(copy).replace(" from here", " of it"), sureness(copy)) if part]
    lost = picture.lost.get(copy.original)
    if lost is None:
        return f"{picture.name(copy.original)} ({'; '.join(brackets)})"
    whose = f"a text of {harmless(lost.name)}" if lost.name else "a text"
    return f"{whose} that is not among the inputs ({'; '.join(brackets)})"


def _listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B, C and 12 more"."""
    if len(names) < 3:
        return " and ".join(names)
    last = f"{len(names) - 3:,} more" if len(names) > 3 else names[-1]
    return ", ".join(names[:3] if len(names) > 3 else names[:-1]) + f" and {last}"


def _given(picture: ArticlePicture, everything: bool) -> Iterator[RenderableType]:
    copies = [c for c in picture.given if not is_unsure(c)]
    if not copies:
        return
    yield section(f"Copies of it ({len(copies):,})")
    grid = columns(4)
    shown = copies if everything else copies[:_SHOWN]
    for copy in shown:
        brief = picture.partners.get(copy.copy)
        grid.add_row(
            copy.kind or "copy", picture.name(copy.copy), when(brief.published if brief else None), harmless(copy.copy)
        )
    yield grid
    yield from _more(len(copies) - len(shown))


def _changes(picture: ArticlePicture, plain: bool, everything: bool) -> Iterator[RenderableType]:
    for (_, original), changes in picture.changes.items():
        yield section(f"What it changed of {picture.name(original)} ({len(changes):,})")
        shown = changes if everything else changes[:_SHOWN]
        yield changes_table(shown, plain)
        yield from _more(len(changes) - len(shown))


def _passages(picture: ArticlePicture, everything: bool) -> Iterator[RenderableType]:
    own = picture.article
    by_partner: dict[str, list[Passage]] = {}
    for passage in picture.passages:
        by_partner.setdefault(_partner(passage, own.id), []).append(passage)
    if not by_partner:
        return
    yield section(f"Passages shared with {count(len(by_partner), 'other article')}")
    ranked = sorted(by_partner.items(), key=lambda item: (-sum(p.words for p in item[1]), item[0]))
    shown = ranked if everything else ranked[:_SHOWN]
    for partner, passages in shown:
        words = count(sum(p.words for p in passages), "word")
        yield Text.assemble((picture.name(partner), "bold"), (f"  {words}  {harmless(partner)}", "dim"))
        yield _passage_rows(own, passages if everything else passages[:_SHOWN])
        yield from _more(0 if everything else len(passages) - _SHOWN)
    yield from _more(len(ranked) - len(shown))


def _passage_rows(own: Article, passages: Sequence[Passage]) -> RenderableType:
    grid = columns(4)
    for p in passages:
        start, end = (p.a_start, p.a_end) if p.a == own.id else (p.b_start, p.b_end)
        printed = f"“{clip(own.text[start:end], _PASSAGE)}”"
        grid.add_row(f"  {p.label}", f"{start}-{end}", percent(p.similarity), printed)
    return grid


def _more(number: int) -> Iterator[Text]:
    if number > 0:
        yield Text(f"… {number:,} more (--all shows them)", "dim")


def _partner(passage: Passage, id: str) -> str:
    return passage.b if passage.a == id else passage.a


def _other(copy: Copy, id: str) -> str:
    return copy.original if copy.copy == id else copy.copy
