"""The way a text came, back from an article: as far as each original is the only one, and known to be one."""

from __future__ import annotations

import make

from wirecopy.pictures.chain import load_chain
from wirecopy.store import Store


def _names(store: Store, id: str) -> list[str]:
    return [step.name for step in load_chain(store, id)]


def test_back_to_the_agency_that_is_not_there() -> None:
    store = make.store(
        articles=[make.article(id, outlet=id.title()) for id in ("post", "echo", "heap")],
        copies=[
            make.copy("heap", "echo"),
            make.copy("echo", "post"),
            make.copy("post", "lost:f:echo:1", kind=None, share_of_copy=None, share_of_original=None),
        ],
        lost_originals=[
            make.lost("lost:f:echo:1", "f:echo", name="The Strand", original="lost:f:echo:2"),
            make.lost("lost:f:echo:2", "f:echo", name="Ostrel News Agency"),
        ],
    )
    assert _names(store, "heap") == ["Echo", "Post", "The Strand", "Ostrel News Agency"]
    assert [step.lost for step in load_chain(store, "heap")] == [False, False, True, True]


def test_it_ends_at_a_fork_and_where_nobody_can_tell() -> None:
    store = make.store(
        articles=[make.article(id, outlet=id.title()) for id in ("a", "b", "c", "d", "e")],
        copies=[make.copy("b", "a"), make.copy("b", "c"), make.copy("d", "b"), make.copy("e", "d", confidence=0.5)],
    )
    assert _names(store, "d") == ["B"]
    assert _names(store, "e") == []
