"""Statements that say the same thing in different articles become one claim, counted by its sources."""

from __future__ import annotations

import random
from typing import Any

import make
import pytest

from wirecopy.stories.claims import Claims, Heard, alike, find_claims
from wirecopy.stories.claims.alike import likeness
from wirecopy.stories.claims.speakers import compatible, name_words

TOLL = "at least {} people were killed when the ferry capsized in the Talvane Strait"
DOOR = "the bow door had been repaired twice without the work being examined by a surveyor"


def heard(statements: list[Any], **fields: Any) -> Heard:
    articles = sorted({s.article for s in statements})
    sources = [make.story_source("s:a", family=None, article=a) for a in articles]
    given = {"order": articles, "families": [], "sources": sources, "figures": [], "updates": {}} | fields
    return Heard(story="s:a", statements=statements, **given)


def claims_of(*statements: Any, **fields: Any) -> Claims:
    return find_claims([heard(list(statements), **fields)])


def say(id: str, article: str, content: str = DOOR, **fields: Any) -> Any:
    return make.statement(id, article, content, **fields)


def test_the_same_words_in_two_articles_are_one_claim() -> None:
    found = claims_of(say("s1", "a"), say("s2", "b"), say("s3", "b", TOLL.format(41)))
    (claim,) = found.claims
    assert (claim.claim, claim.articles, claim.independent_sources, claim.disputed) == ("c:s1", 2, 2, False)
    assert claim.content == DOOR
    assert [row.statement for row in found.claim_statements] == ["s1", "s2"]


def test_other_words_for_it_are_the_same_claim() -> None:
    recast = "the bow door was repaired twice, and no surveyor examined the work"
    assert len(claims_of(say("s1", "a"), say("s2", "b", recast), say("s3", "b", TOLL.format(41))).claims) == 1


def test_ten_copies_of_one_dispatch_are_one_source() -> None:
    copies = [f"b{n}" for n in range(10)]
    rows = make.family("f:b0", *copies)
    sources = [make.story_source("s:a", family="f:b0")]
    (claim,) = claims_of(*(say(f"s{n}", a) for n, a in enumerate(copies)), families=rows, sources=sources).claims
    assert (claim.articles, claim.independent_sources) == (10, 1)


def test_what_is_taken_from_a_source_counts_for_it() -> None:
    sources = [
        make.story_source("s:a", family=None, article="a"),
        make.story_source("s:a", family=None, article="b", independent=False, taken_from="a"),
    ]
    (claim,) = claims_of(say("s1", "a"), say("s2", "b"), sources=sources).claims
    assert claim.independent_sources == 1


def test_other_speakers_make_other_claims() -> None:
    assert not claims_of(say("s1", "a", speaker="Edda Vorland"), say("s2", "b", speaker="Pers Odenmark")).claims
    assert claims_of(say("s1", "a", speaker="Edda Vorland"), say("s2", "b", speaker="Vorland")).claims
    assert claims_of(say("s1", "a", speaker="Edda Vorland"), say("s2", "b")).claims


def test_one_article_alone_makes_no_claim() -> None:
    assert not claims_of(say("s1", "a"), say("s2", "a")).claims


@pytest.mark.parametrize(
    ("a", "b", "disputed"),
    [
        ({"low": 41}, {"low": 41}, False),
        ({"low": 41}, {"low": 47}, True),
        ({"low": 40}, {"low": 45, "high": None}, True),
        ({"low": 43}, {"low": 41, "high": None}, False),
        ({"low": 41, "high": None}, {"low": 47, "high": None}, True),
        ({"low": 30, "approximate": True}, {"low": 31, "approximate": True}, False),
        ({"low": 41}, {"low": 47, "counted": "boats"}, False),
        ({"low": 30, "approximate": True}, {"low": 31}, False),
        ({"low": 30, "approximate": True}, {"low": 40}, True),
        ({"low": 1_200_000}, {"low": 1_234_567}, False),
        ({"low": 1_234_000}, {"low": 1_300_000}, True),
        ({"low": 40, "high": None}, {"low": 41, "high": None}, False),
        ({"low": 40, "high": 50}, {"low": 42, "high": 45}, False),
    ],
)
def test_figures_that_differ_are_a_dispute(a: dict[str, Any], b: dict[str, Any], disputed: bool) -> None:
    figures = [make.figure("a", "41", **a), make.figure("b", "47", **b)]
    (claim,) = claims_of(say("s1", "a", TOLL.format(41)), say("s2", "b", TOLL.format(47)), figures=figures).claims
    assert claim.disputed is disputed


def test_what_its_own_outlet_updates_is_no_dispute() -> None:
    figures = [make.figure("a", "41", 41), make.figure("b", "47", 47)]
    said = [say("s1", "a", TOLL.format(41)), say("s2", "b", TOLL.format(47))]
    assert not claims_of(*said, figures=figures, updates={"b": "a"}).claims[0].disputed
    said.append(say("s3", "c", TOLL.format(41)))
    figures.append(make.figure("c", "41", 41))
    assert claims_of(*said, figures=figures, updates={"b": "a"}).claims[0].disputed


def test_a_formula_filled_with_other_figures_is_no_claim() -> None:
    said = "the bank gave the market {} crowns of help in band one and also {} crowns in band two at the old rates"
    other = "the bank gave houses {} crowns against local paper and also {} crowns in band two when rates had fallen"
    figures = [
        make.figure(id, str(n), n, start=start, end=start + 3, counted=None, unit="crown")
        for id, amounts in (("a", (21, 95)), ("b", (166, 811)))
        for n, start in zip(amounts, (25, 61), strict=True)
    ]
    statements = [say("s1", "a", said.format(21, 95)), say("s2", "b", other.format(166, 811))]
    assert claims_of(*statements).claims
    assert not claims_of(*statements, figures=figures).claims


def test_somebody_else_denies_it() -> None:
    (claim,) = claims_of(
        say("s1", "a", speaker="Edda Vorland"), say("s2", "b", speaker="Pers Odenmark", negated=True)
    ).claims
    assert (claim.articles, claim.disputed) == (2, True)


def test_a_part_of_what_another_quotes_is_the_same() -> None:
    whole = f"{DOOR}, and nobody on the board had asked why that was so in the winter before"
    assert claims_of(say("s1", "a", whole), say("s2", "b")).claims


def test_a_part_of_something_much_longer_is_the_same() -> None:
    longer = f"{DOOR}, and that the crew of the ferry had complained to the owners about water on the car deck before"
    assert len(claims_of(say("s1", "a"), say("s2", "b", f"{longer} every crossing since the winter storms"))[0]) == 1
    assert not claims_of(say("s1", "a", "the bow door was open again"), say("s2", "b", longer)).claims


def test_the_same_words_go_where_they_went_before() -> None:
    """Also where another claim that is nearer to them has begun since."""
    first = "anchor breeze cannon dinghy engine ferry galley harbour"
    between = "anchor breeze cannon dinghy engine quarry ribbon saddle timber"
    nearer = "quarry ribbon saddle timber engine umbrella violin"
    said = [say("s1", "a", first), say("s2", "b", between), say("s3", "c", nearer), say("s4", "d", between)]
    assert [row.statement for row in claims_of(*said).claim_statements] == ["s1", "s2", "s4"]


def test_claims_of_other_stories_stand() -> None:
    standing = {frozenset(("s1", "s9")): make.claim("c:s1", "s:z", content=DOOR)}
    found = find_claims([heard([say("s1", "a"), say("s2", "b")])], standing)
    assert [(c.claim, c.story) for c in found.claims] == [("c:s2", "s:a"), ("c:s9", "s:z")]
    assert [row.statement for row in found.claim_statements] == ["s1", "s2", "s1", "s9"]
    same = {frozenset(("s1", "s2")): make.claim("c:s1", "s:0", content=DOOR)}
    assert [c.story for c in find_claims([heard([say("s1", "a"), say("s2", "b")])], same).claims] == ["s:0"]


def test_the_articles_own_words_are_members_and_handed_back() -> None:
    own = say("b:0", "b", TOLL.format(41), cue=None)
    found = claims_of(say("a:1", "a", TOLL.format(41), speaker="Edda Vorland"), own)
    assert found.claims[0].articles == 2
    assert found.own_words == [own]


def test_who_is_only_described_can_be_anybody() -> None:
    assert claims_of(say("s1", "a", speaker="Edda Vorland"), say("s2", "b", speaker="Ardine police")).claims


def test_a_large_story_costs_no_more_for_each_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """Comparisons are counted: with all pairs of four times the statements there would be sixteen times as many."""
    compared = {n: comparisons(n, monkeypatch) for n in (500, 2_000)}
    assert compared[2_000] < 6 * compared[500]


def comparisons(statements: int, monkeypatch: pytest.MonkeyPatch) -> int:
    asked = 0

    def counted(a: Any, b: Any) -> float:
        nonlocal asked
        asked += 1
        return likeness(a, b)

    monkeypatch.setattr(alike, "likeness", counted)
    draw = random.Random(1)
    words = ["".join(draw.choices("abcdefghijklmnop", k=8)) for _ in range(60)]
    alike.group_alike([say(f"s{n}", f"a{n}", " ".join(draw.sample(words, 10))) for n in range(statements)], {})
    return asked


def test_a_denial_is_a_dispute() -> None:
    (claim,) = claims_of(say("s1", "a"), say("s2", "b", negated=True)).claims
    assert claim.disputed


def test_the_earliest_article_gives_the_content() -> None:
    recast = "the bow door was repaired twice, and no surveyor examined the work"
    (claim,) = claims_of(say("s1", "a"), say("s2", "b", recast), order=["b", "a"]).claims
    assert claim.content == recast


def test_one_set_of_statements_in_two_stories_is_one_claim() -> None:
    both = heard([say("s1", "a"), say("s2", "b")])
    assert [c.story for c in find_claims([both, both._replace(story="s:z")]).claims] == ["s:a"]


def test_names() -> None:
    assert compatible(name_words("Mr Hallequin"), name_words("Tomas Hallequin"))
    assert not compatible(name_words("Ida Hallequin"), name_words("Tomas Hallequin"))
    assert compatible(name_words("Talvane Lines Plc"), name_words("Talvane Lines, which owns the ship"))
    assert name_words("He") == name_words("the coastguard") == frozenset()
