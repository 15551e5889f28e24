"""Claims of stories that stand, grow, shrink, mix and come back: in every table as if all had been told at once."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import NamedTuple

import make
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wirecopy.model import TABLES, Claim, Passage
from wirecopy.run import claims as telling
from wirecopy.run.progress import Silent
from wirecopy.run.stories import tell_store
from wirecopy.store import Store, open_store

PLACES = ("Calvessa", "Brendal", "Ostrel")
SAYINGS = (
    "{} people were rescued from the flooded harbour quarter of {}",
    "{} houses along the northern embankment of {} lost their roofs",
    "the rebuilding of the lighthouse would cost {} crowns, the mayor of {} told listeners",
)


class Item(NamedTuple):
    """An article: what it says as (place, saying, number, whether somebody says it), in order; and when."""

    says: tuple[tuple[int, int, int, bool], ...]
    day: int

    def places(self) -> list[int]:
        return sorted({place for place, *_ in self.says})


World = dict[str, Item]


def drawn(draw: random.Random) -> Item:
    """Of one place, or now and then a round-up of two."""
    places = draw.sample(range(len(PLACES)), 2 if draw.random() < 0.3 else 1)
    says = [(p, s, draw.choice((40, 47, 90)), draw.random() < 0.5) for p in places for s in draw.sample(range(3), 2)]
    return Item(tuple(says), draw.randint(1, 5))


def changed(world: World, draw: random.Random) -> World:
    """Some go, some change, some come."""
    left = {id: item for id, item in world.items() if draw.random() > 0.1}
    again = {id: drawn(draw) if draw.random() < 0.1 else item for id, item in left.items()}
    return again | {f"{draw.randrange(30):02}": drawn(draw) for _ in range(draw.randint(0, 4))}


def put(store: Store, before: World, world: World) -> None:
    """What the stages before stories would leave of ``world`` in a store that has ``before``."""
    with store.transaction():
        for id in before:
            if before[id] != world.get(id):
                store.connection.execute("DELETE FROM articles WHERE id = ?", (id,))
        for id, item in world.items():
            if before.get(id) != item:
                put_article(store, id, item)
        members = {place: [id for id in sorted(world) if place in world[id].places()] for place in range(len(PLACES))}
        families = {f"f:{place}": ids for place, ids in members.items() if len(ids) > 1}
        store.replace_all("families", [row for name, ids in families.items() for row in make.family(name, *ids)])
        copies = {(ids[-1], ids[0]): name for name, ids in families.items()}
        kinds = {a: "update" if world[a].day % 2 else "reprint" for a, _ in copies}
        store.replace_all("copies", [make.copy(a, b, name, kind=kinds[a]) for (a, b), name in copies.items()])
        store.replace_all("passages", passages(world, list(families.values())))


def put_article(store: Store, id: str, item: Item) -> None:
    sentences = [said(*saying) for saying in item.says]
    published = f"2025-03-0{item.day}T10:00:00Z"
    store.insert("articles", [make.article(id, text=" ".join(sentences), outlet=f"Post {id}", published=published)])
    at = 0
    for sentence, (_, _, number, is_somebodys) in zip(sentences, item.says, strict=True):
        end = at + len(sentence)
        if is_somebodys:
            own = make.statement(
                f"{id}:{at}", id, sentence, content_start=at, content_end=end, cue_start=at, cue_end=at
            )
            store.insert("statements", [own])
        start = at + sentence.index(str(number))
        store.insert("figures", [make.figure(id, str(number), number, start=start, end=start + 2)])
        at = end + 1
    store.connection.execute("INSERT INTO heard (article, input, understood) VALUES (?, ?, 1)", (id, repr(item)))


def said(place: int, saying: int, number: int, is_somebodys: bool) -> str:
    sentence = SAYINGS[saying].format(number, PLACES[place])
    return f"{sentence[0].upper()}{sentence[1:]} on Monday."


def passages(world: World, families: list[list[str]]) -> list[Passage]:
    """Each round-up shares its second half with the first of each of its families; late neighbours share a foot."""
    found = {}
    for a, b in pairwise(sorted(world)):
        if world[a].day == world[b].day >= 4:
            feet = {f"{side}_{at}": place for side, id in (("a", a), ("b", b)) for at, place in foot(world[id]).items()}
            found[a, b, "foot"] = make.passage(a, b, label="boilerplate", **feet)
    for id, item in world.items():
        if len(item.places()) > 1:
            start = sum(len(said(*saying)) + 1 for saying in item.says[:2])
            for first in (ids[0] for ids in families if id in ids and ids[0] != id):
                a, b = sorted((first, id))
                spans = {"a_start": 0, "a_end": 80, "b_start": 0, "b_end": 80}
                side = "a" if a == id else "b"
                spans |= {f"{side}_start": start, f"{side}_end": start + 80}
                found[a, b, "text"] = make.passage(a, b, **spans)
    return [found[pair] for pair in sorted(found)]


def foot(item: Item) -> dict[str, int]:
    """Where its last sentence stands."""
    *others, last = (said(*saying) for saying in item.says)
    start = sum(len(sentence) + 1 for sentence in others)
    return {"start": start, "end": start + len(last)}


def tell(store: Store) -> None:
    write = tell_store(store, Silent())
    with store.transaction():
        write()


def tables(store: Store) -> dict[str, list[object]]:
    return {name: list(store.records(name)) for name in TABLES}


def told_at_once(world: World) -> dict[str, list[object]]:
    with open_store(":memory:", create=True) as store:
        put(store, {}, world)
        tell(store)
        return tables(store)


@given(st.integers(0, 10_000))
@example(4)  # two families of the same articles
@settings(max_examples=25)
def test_stories_that_come_grow_and_go(seed: int) -> None:
    draw = random.Random(seed)
    world: World = {}
    with open_store(":memory:", create=True) as store:
        for _ in range(5):
            before, world = world, changed(world, draw)
            put(store, before, world)
            tell(store)
            assert tables(store) == told_at_once(world)


WORLD = {f"{n:02}": Item(((n % 2, 0, 40, True), (n % 2, 1, 47, False)), 1 + n // 2) for n in range(6)}


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The stories whose claims are told anew."""
    stories: list[str] = []
    hear = telling._heard

    def listen(store: Store, story: str, told: telling._Told) -> telling.Heard:
        stories.append(story)
        return hear(store, story, told)

    monkeypatch.setattr(telling, "_heard", listen)
    return stories


def test_only_a_story_that_gains_an_article_is_told_anew(heard: list[str]) -> None:
    more = WORLD | {"07": Item(((1, 0, 90, True),), 5)}
    with open_store(":memory:", create=True) as store:
        put(store, {}, WORLD)
        tell(store)
        assert heard == ["s:00", "s:01"]
        assert [c.story for c in store.records("claims")] == ["s:00", "s:00", "s:01", "s:01"]
        put(store, WORLD, more)
        tell(store)
        assert heard == ["s:00", "s:01", "s:01"]


def test_claims_that_lost_rows_are_told_anew() -> None:
    """A statement that was deleted takes its place in a claim along, and may come back in the same words."""
    with open_store(":memory:", create=True) as store:
        put(store, {}, WORLD)
        tell(store)
        before = tables(store)
        lost = store.one("statements", "cue IS NOT NULL", ())
        with store.transaction():
            store.connection.execute("DELETE FROM statements WHERE id = ?", (lost.id,))
            store.insert("statements", [lost])
        assert tables(store) != before
        tell(store)
        assert tables(store) == before


def test_what_is_kept_has_no_words() -> None:
    with open_store(":memory:", create=True) as store:
        put(store, {}, WORLD)
        tell(store)
        kept = b"".join(value for (value,) in store.connection.execute("SELECT value FROM kept"))
        assert store.count("claims") == 4
        assert set(kept) <= set(b'0123456789abcdef{}:",')


def test_a_story_that_somebody_counts_otherwise_is_told_anew(heard: list[str]) -> None:
    """Its sources change though its articles do not."""
    with open_store(":memory:", create=True) as store:
        put(store, {}, WORLD)
        tell(store)
        before: list[Claim] = list(store.records("claims"))
        with store.transaction():
            store.insert("credits", [make.credit(id, name="Wire", place="credit_line") for id in ("00", "02", "04")])
            store.connection.execute("DELETE FROM families WHERE family = 'f:0'")
            store.connection.execute("DELETE FROM copies WHERE family = 'f:0'")
        tell(store)
        assert {"s:00", "s:01"} == set(heard)
        after = [c.independent_sources for c in store.records("claims") if c.story == "s:00"]
        assert after != [c.independent_sources for c in before if c.story == "s:00"]
