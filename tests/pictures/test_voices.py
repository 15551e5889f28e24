"""What is said in a story: only of this story, by the first articles, with the statements behind it."""

from __future__ import annotations

import make
import pytest

from wirecopy.cli.views.claims import answer_shown
from wirecopy.pictures.branches import Limits
from wirecopy.pictures.story import load_story
from wirecopy.pictures.voices import load_voices
from wirecopy.pictures.words import as_said
from wirecopy.store import Store

FERRY = "At least 41 people died when the ferry sank off Calvessa"
ZINC = "the smelter at Brendal will close in May with the loss of 640 jobs"


def _said(id: str, article: str, text: str, start: int) -> object:
    return make.statement(
        id, article, text, speaker="Ann Field", content_start=start, content_end=start + len(text), cue_start=start
    )


def _with_a_round_up() -> Store:
    """Two stories, and a round-up that took a paragraph from either."""
    both = f"{FERRY}\n\n{ZINC}"
    at = len(FERRY) + 2
    return make.store(
        articles=[
            make.article("a", outlet="Alpha", text=FERRY, published="2025-03-04T10:00:00Z"),
            make.article("z", outlet="Zeta", text=ZINC, published="2025-03-04T11:00:00Z"),
            make.article("r", outlet="Rho", text=both, published="2025-03-05"),
        ],
        passages=[
            make.passage("a", "r", a_start=0, a_end=len(FERRY), b_start=0, b_end=len(FERRY)),
            make.passage("r", "z", a_start=at, a_end=at + len(ZINC), b_start=0, b_end=len(ZINC)),
        ],
        stories=[make.story("s:a", articles=2), make.story("s:z", articles=2)],
        story_articles=[*make.story_articles("s:a", "a", "r"), *make.story_articles("s:z", "r", "z")],
        statements=[_said("a1", "a", FERRY, 0), _said("r1", "r", FERRY, 0), _said("r2", "r", ZINC, at),
                    _said("z1", "z", ZINC, 0)],
    )  # fmt: skip


def test_of_a_round_up_only_that_is_heard_which_it_says_of_the_story() -> None:
    store = _with_a_round_up()
    assert [(e.content, e.articles) for e in load_voices(store, "s:a").entries] == [(FERRY, ("a", "r"))]
    zinc = load_voices(store, "s:z")
    assert [(e.content, e.articles) for e in zinc.entries] == [(ZINC, ("z", "r"))]
    assert [(s.name, s.statements, s.articles) for s in zinc.speakers] == [("Ann Field", 2, 2)]


def test_an_entry_leads_to_the_statement_that_it_was_first_made_of() -> None:
    voices = load_voices(_with_a_round_up(), "s:a")
    first = voices.spoken(voices.entries[0])
    assert (first.statement.id, first.article.outlet) == ("a1", "Alpha")


def test_of_many_articles_the_first_are_heard_and_the_others_counted() -> None:
    voices = load_voices(_with_a_round_up(), "s:a", most=1)
    assert (list(voices.briefs), voices.unheard) == (["a"], 1)
    assert voices.entries[0].articles == ("a",)


def test_a_claim_that_no_article_heard_makes_is_still_a_claim() -> None:
    store = _with_a_round_up()
    store.insert("claims", [make.claim("c1", "s:a", content=FERRY), make.claim("c2", "s:a", disputed=True)])
    store.insert("claim_statements", make.claim_statements("c1", "a1", "r1"))
    unheard, heard = load_voices(store, "s:a").claims
    assert (unheard.claim.claim, unheard.first, unheard.examples) == ("c2", None, ())
    assert heard.first is not None
    assert (heard.first.outlet, [s.statement.id for s in heard.examples]) == ("Alpha", ["a1", "r1"])


def test_where_nothing_is_said_there_is_nothing() -> None:
    store = make.store(stories=[make.story("s:a")])
    assert not load_voices(store, "s:a").claims


def test_two_texts_of_one_outlet_do_not_confirm_each_other() -> None:
    outlets = {"a": "Alpha", "b": "Alpha", "c": "Gamma"}
    store = make.store(
        articles=[make.article(id, outlet=outlet, text=FERRY) for id, outlet in outlets.items()],
        stories=[make.story("s:a", articles=3, independent_sources=3)],
        story_articles=make.story_articles("s:a", *outlets),
        story_sources=[make.story_source("s:a", family=None, article=id) for id in outlets],
        statements=[_said(f"{id}{n}", id, FERRY, n) for id in outlets for n in (0, 1)],
        claims=[make.claim(c, "s:a", content=FERRY, articles=2, independent_sources=2) for c in ("c:ab", "c:bc")],
        claim_statements=[*make.claim_statements("c:ab", "a0", "b0"), *make.claim_statements("c:bc", "b1", "c1")],
    )
    picture = load_story(store, next(store.records("stories")), Limits(), heard=-1)
    assert {c.claim.claim: (c.outlets, c.is_confirmed) for c in picture.voices.claims} == {
        "c:ab": (("Alpha",), False),
        "c:bc": (("Alpha", "Gamma"), True),
    }
    shown = "\n".join(str(line) for line in answer_shown(picture.voices))
    assert "confirmed by nobody else: 1 of 2 claims" in shown
    assert "(2 articles, 2 independent sources, all of Alpha)" in shown
    assert picture.outlets() == 2


@pytest.mark.parametrize(
    ("content", "mode", "shown"),
    [
        ("It sank", "direct", "“It sank”"),
        ("It sank", "indirect", "It sank"),
        ("it was “a shame”", "mixed", "it was “a shame”"),
        ("“It sank.", "direct", "“It sank."),
    ],
)
def test_marks_stand_once_and_only_where_an_article_quotes(content: str, mode: str, shown: str) -> None:
    assert as_said(content, mode, 40) == shown
