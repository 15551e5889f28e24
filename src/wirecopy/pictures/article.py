"""One stored article: what is known of it, and where its text came from in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from wirecopy.model import Article, Copy, Credit, Image, LostOriginal, Passage, Statement, Verdict
from wirecopy.pictures.chain import Step, load_chain
from wirecopy.pictures.changes import Changes, load_changes
from wirecopy.pictures.harmless import harmless
from wirecopy.pictures.kin import Brief, load_briefs, outlet_of
from wirecopy.pictures.verdicts import Pair, load_dissents
from wirecopy.pictures.versions import Version, load_versions
from wirecopy.pictures.words import TITLE, UNSURE, clip, count, is_unsure, lost_name, relation, sureness
from wirecopy.store import Store


class ArticlePicture(msgspec.Struct, frozen=True):
    """An article with what refers to it; ``partners`` holds the other articles named.

    ``given``: the rows of what others took of it, ``copies``: how many of all those whose direction is known.
    ``versions``: those of its page, the earliest first, where there are several; ``dissents``: what the evidence says
    against verdicts, by their two articles; ``chain``: the originals behind it, the nearest first.
    """

    article: Article
    images: tuple[Image, ...]
    credits: tuple[Credit, ...]
    statements: tuple[Statement, ...]
    taken: tuple[Copy, ...]
    given: tuple[Copy, ...]
    passages: tuple[Passage, ...]
    changes: Changes
    partners: dict[str, Brief]
    lost: dict[str, LostOriginal]
    families: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    copies: int
    versions: tuple[Version, ...] = ()
    dissents: Mapping[Pair, str] = {}
    chain: tuple[Step, ...] = ()

    def name(self, id: str) -> str:
        """What to call a partner or a lost original."""
        if id in self.lost:
            return lost_name(self.lost[id]) + " (lost)"
        return outlet_of(self.partners[id]) if id in self.partners else harmless(id)


def load_article(store: Store, id: str, most: int = -1) -> ArticlePicture:
    """What the store knows of the article that goes by ``id``, which is there.

    At most ``most`` (-1: all) of what others took of it, and of passages with others than its originals: a text with
    ten thousand reprints has as many of either.
    """
    key = (id,)
    (article,) = store.records("articles", "id = ?", key)
    taken = tuple(store.records("copies", "copy = ?", key))
    given = tuple(store.records("copies", "original = ?", key, most))
    (copies,) = store.connection.execute(
        "SELECT count(*) FROM copies WHERE original = ? AND confidence > ?", (id, UNSURE)
    ).fetchone()
    passages = _passages(store, id, [copy.original for copy in taken], most)
    verdicts = tuple(store.records("verdicts", "a = ? OR b = ?", (id, id)))
    others = {c.original for c in taken} | {c.copy for c in given} | {partner_in(p, id) for p in passages}
    others |= {of for v in verdicts for of in (v.a, v.b)}
    families = tuple(row.family for row in store.records("families", "article = ?", key))
    lost = {row.id: row for family in families for row in store.records("lost_originals", "family = ?", (family,))}
    return ArticlePicture(
        article,
        tuple(store.records("images", "article = ?", key)),
        tuple(store.records("credits", "article = ?", key)),
        tuple(sorted(store.records("statements", "article = ?", key), key=_place)),
        taken,
        given,
        passages,
        load_changes(store, [(c.copy, c.original) for c in taken]),
        load_briefs(store, others),
        lost,
        families,
        verdicts,
        copies,
        load_versions(store, article),
        load_dissents(store, verdicts),
        load_chain(store, id),
    )


def _place(statement: Statement) -> int:
    """Where a statement stands: its cue, or without one what it says."""
    return statement.cue_start if statement.cue_start is not None else statement.content_start or 0


def _passages(store: Store, id: str, originals: Iterable[str], most: int) -> tuple[Passage, ...]:
    """The passages of an article in the order of their key, those with its originals in any case."""
    found = {(p.a, p.b, p.a_start): p for end in "ab" for p in store.records("passages", f"{end} = ?", (id,), most)}
    for original in originals if most >= 0 else ():
        pair = store.records("passages", "a = ? AND b = ?", (min(id, original), max(id, original)))
        found |= {(p.a, p.b, p.a_start): p for p in pair}
    return tuple(found[key] for key in sorted(found))


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
        credited = sorted({clip(c.name, TITLE) for c in picture.credits if c.role in ("agency", "source")})
        also = f"but credits {_listed(credited)}" if credited else "and names no source of it"
        return f"It shares its text with no other article here, {also}."
    copies = picture.copies
    return sentence + (f"; {count(copies, 'copy was', 'copies were')} taken from it." if copies else ".")


def _taken_from(picture: ArticlePicture, copy: Copy) -> str:
    brackets = [part for part in (relation(copy).replace(" from here", " of it"), sureness(copy)) if part]
    lost = picture.lost.get(copy.original)
    if lost is None:
        return f"{picture.name(copy.original)} ({'; '.join(brackets)})"
    whose = f"a text of {clip(lost.name, TITLE)}" if lost.name else "a text"
    return f"{whose} that is not among the inputs ({'; '.join(brackets)})"


def _listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B, C and 12 more"."""
    if len(names) < 3:
        return " and ".join(names)
    last = f"{len(names) - 3:,} more" if len(names) > 3 else names[-1]
    return ", ".join(names[:3] if len(names) > 3 else names[:-1]) + f" and {last}"


def partner_in(passage: Passage, id: str) -> str:
    """The other article of a passage."""
    return passage.b if passage.a == id else passage.a


def _other(copy: Copy, id: str) -> str:
    return copy.original if copy.copy == id else copy.copy
