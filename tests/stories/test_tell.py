"""Families and single articles become stories, with why each source counts."""

from __future__ import annotations

import random
from typing import Any

import make
import msgspec

from wirecopy.stories import Stories, Traced, tell_stories

FERRY = (
    "The ferry Maretta Star capsized off Calvessa late on Monday with 183 aboard, and the coastguard at Port Ardine"
    " counted at least 41 dead.",
    "Forty-one dead reached Vessin by nightfall after the ferry Maretta Star went down off Calvessa on Monday; lobster"
    " boats from Port Ardine and the coastguard looked for 30 more.",
    "Relatives of the 183 who sailed on the Maretta Star waited at Port Ardine on Tuesday while the coastguard of"
    " Calvessa searched for bodies from the ferry.",
)
OTHERS = (
    "Brendal will close its zinc smelter in October, and some 640 jobs go with the furnaces, the works council said.",
    "Rovers beat Hallow Town 2-1 in the cup on Saturday with a header by their keeper, Jon Askerby, in added time.",
    "Marrowick council dropped evening parking charges in Cooper Street after shopkeepers had gathered 2,400 names.",
    "Parliament voted to give every schoolchild a free lunch from September, at a cost of 31 million crowns a year.",
    "Road signs on the islands will carry the old names too, the minister of culture, Ilva Brennock, announced.",
    "A quake of 6.1 shook the coast of Drennan before dawn and brought down a chapel, but hurt nobody, police said.",
)


def trace_of(texts: dict[str, str], **tables: list[Any]) -> Traced:
    fields = tables.pop("fields", [{}])[0]
    articles = {id: make.article(id, text=text, headline=None, **fields.get(id, {})) for id, text in texts.items()}
    given = {"families": [], "copies": [], "lost_originals": [], "credits": [], "passages": []}
    return Traced(articles, **(given | tables))


def news() -> dict[str, str]:
    return {f"ferry{n}": text for n, text in enumerate(FERRY)} | {f"other{n}": t for n, t in enumerate(OTHERS)}


def members(told: Stories) -> list[list[str]]:
    groups: dict[str, list[str]] = {}
    for row in told.story_articles:
        groups.setdefault(row.story, []).append(row.article)
    return sorted(groups.values())


def test_reports_of_one_event_are_one_story_and_others_stay_alone() -> None:
    told = tell_stories(trace_of(news()))
    assert members(told) == [["ferry0", "ferry1", "ferry2"], *([f"other{n}"] for n in range(len(OTHERS)))]
    (ferry,) = (s for s in told.stories if s.articles == 3)
    assert (ferry.story, ferry.families, ferry.independent_sources) == ("s:ferry0", 0, 3)


def test_nothing_depends_on_the_order_of_the_input() -> None:
    expected = tell_stories(trace_of(news()))
    for seed in range(5):
        texts = list(news().items())
        random.Random(seed).shuffle(texts)
        assert tell_stories(trace_of(dict(texts))) == expected


def test_time_keeps_what_reads_alike_apart() -> None:
    later = {"ferry2": {"published": "2025-03-04T09:00:00Z"}}
    told = tell_stories(trace_of(news(), fields=[later]))  # the others are of 2024
    assert ["ferry2"] in members(told)


def families(*groups: tuple[str, ...]) -> list[Any]:
    return [row for group in groups for row in make.family(f"f:{group[0]}", *group)]


def test_a_round_up_stays_in_both_of_its_stories() -> None:
    rows = families(("ferry0", "roundup"), ("other0", "roundup"))
    copies = [make.copy("roundup", "ferry0", "f:ferry0"), make.copy("roundup", "other0", "f:other0")]
    told = tell_stories(trace_of(news() | {"roundup": FERRY[0] + OTHERS[0]}, families=rows, copies=copies))
    assert [group for group in members(told) if "roundup" in group] == [
        ["ferry0", "ferry1", "ferry2", "roundup"],
        ["other0", "roundup"],
    ]


def sources(told: Stories, story: str) -> dict[str, tuple[bool, str | None]]:
    rows = (row for row in told.story_sources if row.story == story)
    return {row.family or row.article or "": (row.independent, row.taken_from) for row in rows}


def test_families_that_go_back_to_one_agency_are_one_source() -> None:
    rows = families(("ferry0", "copy0"), ("ferry1", "copy1"))
    lost = [
        make.lost("lost:f:ferry0:1", "f:ferry0", name="Ostrel"),
        make.lost("lost:f:ferry1:1", "f:ferry1", name="Ostrel News Agency"),
    ]
    copies = [
        make.from_lost(f"{who}{n}", f"lost:f:ferry{n}:1", f"f:ferry{n}") for n in (0, 1) for who in ("ferry", "copy")
    ]
    texts = news() | {"copy0": FERRY[0], "copy1": FERRY[1]}
    told = tell_stories(trace_of(texts, families=rows, copies=copies, lost_originals=lost))
    found = sources(told, "s:copy0")
    assert found == {"f:ferry0": (True, None), "f:ferry1": (False, "f:ferry0"), "ferry2": (True, None)}
    (row,) = (row for row in told.story_sources if row.family == "f:ferry1")
    assert "Ostrel" in row.reason


def test_a_lost_original_of_a_present_outlet_is_that_outlet() -> None:
    rows = families(("ferry1",))
    lost = [make.lost("lost:f:ferry1:1", "f:ferry1", name="Outlet ferry0")]
    copies = [make.from_lost("ferry1", "lost:f:ferry1:1", "f:ferry1")]
    told = tell_stories(trace_of(news(), families=rows, copies=copies, lost_originals=lost))
    assert sources(told, "s:ferry0")["f:ferry1"] == (False, "ferry0")


def test_an_agency_in_a_strong_place_of_single_articles_counts_once() -> None:
    credits = [make.credit("ferry1", "Ostrel"), make.credit("ferry2", "Ostrel")]
    told = tell_stories(trace_of(news(), credits=credits))
    assert sources(told, "s:ferry0") == {"ferry0": (True, None), "ferry1": (True, None), "ferry2": (False, "ferry1")}


def test_a_statement_that_all_report_is_one_source() -> None:
    speech = "“" + "No captain will sail on the strength of a signature that nobody checked. " * 4 + "”"
    texts = news() | {f"ferry{n}": FERRY[n] + speech for n in (0, 1)}
    spans = {
        "a_start": len(FERRY[0]),
        "a_end": len(FERRY[0]) + len(speech),
        "b_start": len(FERRY[1]),
        "b_end": len(FERRY[1]) + len(speech),
    }
    told = tell_stories(trace_of(texts, passages=[make.passage("ferry0", "ferry1", label="quotation", **spans)]))
    assert sources(told, "s:ferry0")["ferry1"] == (False, "ferry0")


def test_no_articles_no_stories() -> None:
    assert tell_stories(trace_of({})) == Stories([], [], [])


def test_what_may_come_from_a_lost_original_is_no_first_report_of_its_own() -> None:
    texts = dict.fromkeys(("a", "b", "c"), FERRY[0])
    times = {id: {"published": f"2024-03-04T0{hour}:00:00Z"} for hour, id in enumerate(texts, 6)}
    lost = make.lost("lost:f:a:1", "f:a", name="Ostrel News Agency")
    copies = [make.copy("a", lost.id), make.copy("b", lost.id), make.copy("c", lost.id, confidence=0.5)]
    traced = trace_of(texts, fields=[times], families=families(("a", "b", "c")), copies=copies, lost_originals=[lost])
    for id, article in traced.articles.items():
        traced.articles[id] = msgspec.structs.replace(article, headline=f"Ferry capsizes, says {id}")
    (story,) = tell_stories(traced).stories
    assert story.headline == "Ferry capsizes, says a"
