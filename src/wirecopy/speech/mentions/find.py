"""Find the mentions of an article.

In: a parsed text, its article, and its people. Out: the contract's ``mentions`` in order: persons and organizations
under one name each, roles under the name of who has them, places with their coordinates. Of two that begin at one
character the longer stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from wirecopy.model import Article, Mention
from wirecopy.speech.parsed import ParsedText
from wirecopy.speech.people import People
from wirecopy.speech.places import choose, countries_of

# As much of the text after a name as tells where a town lies ("Paris, Texas").
_AFTER = 40


def find_mentions(parsed: ParsedText, article: Article, people: People) -> list[Mention]:
    """The mentions of ``parsed``; ``people`` are those that :func:`find_people` found in it."""
    kept: dict[int, Mention] = {}
    for mention in (*_people(parsed.text, article.id, people), *_places(parsed.text, article, people)):
        other = kept.get(mention.start)
        if other is None or mention.end > other.end:
            kept[mention.start] = mention
    return [kept[start] for start in sorted(kept)]


def _people(text: str, article: str, people: People) -> Iterator[Mention]:
    for actor in people.actors:
        for naming in actor.namings:
            kind = "role" if naming.form == "role" else actor.kind
            yield Mention(
                article=article,
                start=naming.start,
                end=naming.end,
                text=text[naming.start : naming.end],
                kind=kind,
                name=actor.name,
            )
        for role in actor.roles:
            printed = text[role.start : role.end]
            yield Mention(
                article=article, start=role.start, end=role.end, text=printed, kind="role", name=actor.name
            )


def _places(text: str, article: Article, people: People) -> Iterator[Mention]:
    if not people.places:
        return
    context = countries_of([place.text for place in people.places], f"{article.dateline or ''} {text}")
    for name in people.places:
        place = choose(name.text, text[name.end : name.end + _AFTER], context)
        yield Mention(
            article=article.id,
            start=name.start,
            end=name.end,
            text=text[name.start : name.end],
            kind="place",
            name=place.name if place else " ".join(name.text.split()),
            latitude=place.latitude if place else None,
            longitude=place.longitude if place else None,
        )
