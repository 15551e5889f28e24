"""A made-up day's news: two stories, a lost original, an unknown direction, a round-up, a changed number."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import make

from wirecopy.store import Store

_LEAD = "A ferry with 214 people aboard ran aground off Calvessa on Monday, and 41 were taken to hospital."
_BLAME = "The captain, who allegedly ignored two warnings, was questioned by police in Port Ardine."
_OWNER = "The owner, Talvane Lines, declined to comment on the state of the ship when reached by telephone."
FERRY = "\n\n".join((_LEAD, _BLAME, _OWNER))
SMELTER = "The smelter at Brendal will close in May.\n\nSome 900 people work there, the union said."

_FERRY, _SMELTER = "f:ostrel", "f:bulletin+gazette-smelter"


def ferry_store(path: str | Path = ":memory:") -> Store:
    """The store, complete as a run leaves it."""
    return make.store(path, **ferry_tables())


def ferry_tables() -> dict[str, list[Any]]:
    """What a run leaves in the store, by table."""
    return {
        "articles": _articles(),
        "images": [make.image("gazette", caption="The Maretta Star.", credit="Photo: Dorte Hansol / Ostrel")],
        "credits": [
            make.credit("gazette", "Ostrel News Agency", text="Port Ardine (Ostrel) -", place="dateline"),
            make.credit("newsheap", "The Calvessa Courier", role="source", text="Source: The Calvessa Courier",
                        place="credit_line"),
        ],
        "passages": [
            make.passage("gazette", "ostrel", a_end=len(FERRY), b_end=len(FERRY), words=46),
            make.passage("newsheap", "ostrel", a_end=90, b_end=90, words=17, similarity=0.94),
        ],
        "families": [
            *make.family(_FERRY, "ostrel", "gazette", "courier", "newsheap", "quayside", "mercury", "bulletin"),
            *make.family(_SMELTER, "bulletin", "gazette-smelter", "echo-smelter"),
        ],
        "lost_originals": [
            make.lost("lost:f:smelter:1", _SMELTER, name="Veldane Press Agency", published_before="2025-03-04")
        ],
        "copies": _copies(),
        "changes": _changes(),
        "stories": [
            make.story(_FERRY, headline="At least 41 hurt as ferry runs aground off Calvessa", articles=7,
                       first_published="2025-03-03T06:10:00Z"),
            make.story(_SMELTER, headline="Brendal smelter to close", articles=3, first_published="2025-03-04"),
        ],
        "story_articles": [
            *make.story_articles(_FERRY, "ostrel", "gazette", "courier", "newsheap", "quayside", "mercury", "bulletin"),
            *make.story_articles(_SMELTER, "bulletin", "gazette-smelter", "echo-smelter"),
        ],
        "dropped": [make.dropped("pages/broken-page.html", "no_text", "nothing but navigation")],
    }  # fmt: skip


def _articles() -> list[make.Article]:
    ferry, smelter = "At least 41 hurt as ferry runs aground off Calvessa", "Brendal smelter to close"
    article = make.article
    return [
        article("ostrel", outlet="Ostrel News Agency", headline=ferry, published="2025-03-03T06:10:00Z", text=FERRY,
                dateline="PORT ARDINE, March 3"),
        article("gazette", outlet="Northern Gazette", headline=ferry, published="2025-03-03T07:00:00Z", text=FERRY),
        article("courier", outlet="The Calvessa Courier", headline="Dozens hurt as ferry runs aground",
                published="2025-03-03T08:30:00Z", text=FERRY.replace("who allegedly ignored", "who ignored")),
        article("newsheap", outlet="Newsheap", headline="Dozens hurt as ferry runs aground [AFTER two warnings!]",
                published="2025-03-03", text=f"{_LEAD}\n\n{_BLAME}".replace("who allegedly", "who")),
        article("quayside", outlet="Quayside Post", headline=ferry, published="2025-03-03T09:00:00Z",
                text=FERRY.replace("41", "47")),
        article("mercury", outlet="Mercury", headline=ferry, published=None, text=FERRY.replace("41", "47")),
        article("bulletin", outlet="Evening Bulletin", headline="The day in brief", published="2025-03-04T17:00:00Z",
                text=f"{_LEAD}\n\n{SMELTER}"),
        article("gazette-smelter", outlet="Northern Gazette", headline=smelter, published="2025-03-04", text=SMELTER),
        article("echo-smelter", outlet="Brendal Echo", headline=smelter, published="2025-03-04T12:00:00Z",
                text=SMELTER),
        article("essay", outlet="Tidewrack", headline="On lighthouses", published=None, text="Nobody keeps them."),
    ]  # fmt: skip


def _copies() -> list[make.Copy]:
    evidence = make.evidence
    return [
        make.copy("gazette", "ostrel", _FERRY, confidence=0.99, evidence=(
            evidence("credit", "dateline 'Port Ardine (Ostrel) -'", 3.2), evidence("time", "50 min later", 1.4))),
        make.copy("courier", "ostrel", _FERRY, kind="rewrite", share_of_copy=0.97, confidence=0.88, evidence=(
            evidence("time", "2 h later", 1.6),)),
        make.copy("newsheap", "courier", _FERRY, kind="abridgement", share_of_copy=1.0, share_of_original=0.66,
                  confidence=0.97, evidence=(
            evidence("credit", "'Source: The Calvessa Courier'", 3.0), evidence("time", "same day", -0.2),
            evidence("innovation", "both lack 'allegedly'", 2))),
        make.copy("quayside", "ostrel", _FERRY, share_of_copy=0.98, confidence=0.9, evidence=(
            evidence("time", "3 h later", 1.6),)),
        make.unsure_copy("quayside", "mercury", _FERRY),
        make.unsure_copy("mercury", "gazette", _FERRY),
        make.copy("bulletin", "ostrel", _FERRY, kind="excerpt", share_of_copy=0.52, share_of_original=0.4,
                  confidence=0.93, evidence=(evidence("time", "a day later", 2),)),
        make.from_lost("gazette-smelter", "lost:f:smelter:1", _SMELTER, evidence=(
            evidence("credit", "byline 'Veldane Press Agency'", 3),)),
        make.from_lost("echo-smelter", "lost:f:smelter:1", _SMELTER, evidence=(
            evidence("credit", "credit line '(Veldane)'", 3),)),
        make.from_lost("bulletin", "lost:f:smelter:1", _SMELTER, confidence=0.7),
    ]  # fmt: skip


def _changes() -> list[make.Change]:
    at = FERRY.index("allegedly ")
    number = FERRY.index("41")
    end = len(FERRY)
    return [
        make.change("courier", "ostrel", "headline", before="At least 41 hurt as ferry runs aground off Calvessa",
                    after="Dozens hurt as ferry runs aground"),
        make.change("courier", "ostrel", "hedge", before="allegedly", after=None, copy_start=at, copy_end=at,
                    original_start=at, original_end=at + len("allegedly")),
        make.change("newsheap", "courier", "headline", before="Dozens hurt as ferry runs aground",
                    after="Dozens hurt as ferry runs aground [AFTER two warnings!]"),
        make.change("newsheap", "courier", "cut", before=_OWNER, after=None, copy_start=end - len(_OWNER) - 12,
                    copy_end=end - len(_OWNER) - 12, original_start=end - len(_OWNER) - 10, original_end=end - 10),
        make.change("quayside", "ostrel", "number", before="41", after="47", copy_start=number, copy_end=number + 2,
                    original_start=number, original_end=number + 2),
    ]  # fmt: skip
