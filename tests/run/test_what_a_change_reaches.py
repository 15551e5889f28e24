"""Articles that come again, gain a credit, change their id or go: the store is what one run makes of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import make
import msgspec
import pytest

from wirecopy.model import TABLES, Page
from wirecopy.run import trace_records
from wirecopy.run.forget import forget
from wirecopy.run.judge import judge
from wirecopy.store import Store, open_store

STORY = make.text(*make.prose(1))
AGENCY = make.credit("b", name="Northern Wire Agency", text="Northern Wire Agency", place="byline", role="agency")


def add(store: Store, some: Sequence[Page]) -> None:
    trace_records(((page, sha256(repr(page).encode()).hexdigest()) for page in some), store, until="lineage")


def tables(store: Store) -> dict[str, Any]:
    return {name: store.arrow(name).to_pylist() for name in TABLES if name not in ("runs", "verdicts")}


def at_once(pages: Sequence[Page]) -> dict[str, Any]:
    with open_store(":memory:", create=True) as store:
        add(store, pages)
        return tables(store)


def page(id: str, **fields: Any) -> Page:
    return make.page(id, file=f"{id}.html", **({"outlet": f"Outlet {id}", "text": STORY} | fields))


@pytest.mark.parametrize("ids", ["b", "bc"], ids=["one", "two"])
def test_all_copies_of_a_lost_original_read_again(ids: str) -> None:
    pages = [page(id, credits=(msgspec.structs.replace(AGENCY, article=id),)) for id in ids]
    again = [msgspec.structs.replace(one, headline="Another headline") for one in pages]
    with open_store(":memory:", create=True) as store:
        add(store, pages)
        add(store, again)
        assert tables(store) == at_once(again)
        assert [lost.name for lost in store.records("lost_originals")] == ["Northern Wire Agency"]


def test_one_that_is_kin_to_nobody_gains_a_credit() -> None:
    alone = page("b")
    with open_store(":memory:", create=True) as store:
        add(store, [alone])
        add(store, [named := msgspec.structs.replace(alone, credits=(AGENCY,))])
        assert tables(store) == at_once([named])
        assert store.count("lost_originals") == 1


def test_a_fuller_name_is_printed_elsewhere() -> None:
    short = msgspec.structs.replace(AGENCY, name="Ostrel", text="Ostrel")
    pages = [page("b", credits=(short,)), page("c", outlet="Ostrel News Agency", text=make.text(*make.prose(2)))]
    with open_store(":memory:", create=True) as store:
        for one in pages:
            add(store, [one])
        assert tables(store) == at_once(pages)
        assert [lost.name for lost in store.records("lost_originals")] == ["Ostrel News Agency"]


def test_a_second_version_goes_by_the_first_ones_id_and_stands_alone() -> None:
    first = page("x", modified="2024-03-05T01:00:00Z", text=make.text(*make.prose(2)))
    second = msgspec.structs.replace(first, text=STORY, modified="2024-03-06T01:00:00Z")
    with open_store(":memory:", create=True) as store:
        add(store, [first])
        add(store, [second, page("y")])
        forget(store, ["x", "y"], "forget x y")
        assert tables(store) == at_once([second])
        assert store.count("families") == 0


def test_the_least_holder_of_a_widely_held_text_goes_with_another() -> None:
    pages = [page(f"a{n:02}") for n in range(70)]
    with open_store(":memory:", create=True) as store:
        add(store, pages)
        forget(store, ["a00", "a05"], "forget two")
        assert tables(store) == at_once([one for one in pages if one.id not in ("a00", "a05")])


def test_a_person_judges_one_that_names_a_source_and_an_agency() -> None:
    credits = (
        make.credit("b", name="Ostrel", text="Ostrel", place="byline", role="source"),
        make.credit("b", name="Reuters", text="Reuters", place="byline", role="agency"),
    )
    pages = [page(id, text=f"{STORY}\n\nA word of {id} and of nobody else.") for id in "abc"]
    pages[1] = msgspec.structs.replace(pages[1], credits=credits)
    with open_store(":memory:", create=True) as store:
        add(store, pages)
        judge(store, "b", "a", "copy")
        assert ("b", "a", 1.0) in {(c.copy, c.original, c.confidence) for c in store.records("copies")}
