"""Each page over the ferry store: what it says, and that everything on it leads somewhere."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import make
import pytest
from browse import Found, client_of, read
from newsroom import FERRY
from starlette.testclient import TestClient

from wirecopy.store import open_store

EVERY = (
    "/",
    "/?sort=newest&outlet=Newsheap&since=2025-03-01&until=2025-03-31&q=ferry",
    "/story/f:ostrel",
    "/story/f:ostrel?unfolded=1",
    "/story/f:bulletin%2Bgazette-smelter",
    "/article/newsheap",
    "/article/ostrel",
    "/article/bulletin",
    "/article/gazette-smelter",
    "/article/quayside",
    "/article/essay",
    "/compare?a=ostrel&b=courier",
    "/compare?a=essay&b=courier",
    "/compare",
    "/find",
    "/find?text=" + FERRY[:90].replace(" ", "+"),
    "/outlet/Newsheap",
    "/outlet/Ostrel%20News%20Agency",
    "/outlet/Newsheap?from=The+Calvessa+Courier",
    "/?q=smelter",
)


@pytest.mark.parametrize("address", EVERY)
def test_every_link_of_every_page_leads_somewhere(pages: TestClient, address: str) -> None:
    page = read(pages.get(address))
    assert len(page.ids) == len(set(page.ids))
    for link in sorted(set(page.links)):
        where, fragment = urldefrag(link)
        if where.startswith("https://"):
            continue
        found = page
        if where:
            answer = pages.get(where)
            while answer.status_code == 303:
                answer = pages.get(answer.headers["location"])
            found = read(answer) if answer.headers["content-type"].startswith("text/html") else page
            assert answer.status_code == 200, link
        assert not fragment or fragment in found.ids, link


@pytest.mark.parametrize("address", EVERY)
def test_fields_and_pictures_have_names(pages: TestClient, address: str) -> None:
    page = read(pages.get(address))
    headings = [int(tag[1]) for tag, _ in page.tags if tag in ("h1", "h2", "h3")]
    assert headings.count(1) == 1
    assert headings[0] == 1
    for tag, attributes in page.tags:
        if tag == "svg":
            assert attributes.get("aria-hidden") == "true" or attributes.get("aria-label")


def test_stories_are_searched_filtered_and_sorted(pages: TestClient) -> None:
    def told(query: str) -> list[str]:
        return [link for link in read(pages.get(f"/{query}")).links if link.startswith("/story/")]

    ferry, smelter = "/story/f%3Aostrel", "/story/f%3Abulletin%2Bgazette-smelter"
    assert told("") == [ferry, smelter]
    assert told("?sort=newest") == [smelter, ferry]
    assert told("?q=SMELTER") == [ferry, smelter]  # a round-up is in both
    assert told("?q=%22Brendal+smelter+to+close%22+union") == [smelter]
    assert told("?q=agrou*+talv*") == [ferry]
    assert told("?q=%22") == told("?q=NEAR(") == []
    assert told("?q=100%25") == []
    assert told("?outlet=Brendal+Echo") == [smelter]
    assert told("?since=2025-03-04") == [smelter]
    assert told("?until=2025-03-03") == [ferry]
    assert told("?page=2") == []
    assert "No story is like that" in read(pages.get("/?q=nothing")).text


def test_a_story_draws_every_article_and_what_is_not_known(pages: TestClient) -> None:
    page = read(pages.get("/story/f:ostrel"))
    classes = [a.get("class") or "" for _, a in page.tags]
    for kind in ("root", "reprint", "rewrite", "abridgement", "excerpt", "kin"):
        assert f"node k-{kind}" in " ".join(classes)
    assert "tie k-reprint unsure" in classes or "tie k-copy unsure" in classes
    weights = [
        float(a["stroke-width"] or 0) for _, a in page.tags if (a.get("class") or "").startswith("tie k-excerpt")
    ]
    full = [float(a["stroke-width"] or 0) for _, a in page.tags if a.get("class") == "tie k-reprint"]
    assert max(weights) < min(full)
    lost = read(pages.get("/story/f:bulletin%2Bgazette-smelter"))
    assert "node k-lost" in " ".join(a.get("class") or "" for _, a in lost.tags)
    assert "Veldane Press Agency" in lost.text


def test_a_story_shows_the_evidence_of_its_figures(pages: TestClient) -> None:
    text = read(pages.get("/story/f:ostrel")).text
    assert "its text goes back to Ostrel News Agency" in text
    assert "41 were taken to hospital 2 articles, 1 independent source confirmed by nobody else disputed" in text
    assert "Talvane Lines 3 statements in 3 articles" in text
    assert "dateline 'Port Ardine (Ostrel) -' +3.2" in text
    assert "hedge The captain, who allegedly ignored two warnings" in text
    assert "trace pages" in text


def test_a_story_without_speech_says_nothing_of_it(tmp_path: Path) -> None:
    store = tmp_path / "bare.db"
    make.store(
        store,
        articles=[make.article("a"), make.article("b")],
        families=make.family("f:a", "a", "b"),
        copies=[make.copy("b", "a")],
        stories=[make.story("s:a")],
        story_articles=make.story_articles("s:a", "a", "b"),
    ).close()
    text = read(client_of(store).get("/story/s:a")).text
    assert "claimed" not in text
    assert "quoted" not in text


def test_a_story_says_whether_anyone_else_confirms_it(pages: TestClient) -> None:
    text = read(pages.get("/story/f:ostrel")).text
    why, drawn = text.index("Is it confirmed by anyone else?"), text.index("Who copied whom")
    assert why < text.index("its text goes back to Ostrel News Agency") < drawn


def test_a_source_leads_to_its_article(disputed: TestClient) -> None:
    page = disputed.get("/story/s:a").text
    sources = page[page.index('id="sources"') : page.index('id="who-copied-whom"')]
    assert 'href="#who-copied-whom"' in sources


def test_two_that_no_copy_joins_only_differ(disputed: TestClient, tmp_path: Path) -> None:
    shared = make.passage("a", "b", a_end=len(FERRY), b_end=len(FERRY), label="quotation")
    articles = [make.article(id, outlet=id.title(), text=FERRY) for id in ("a", "b")]
    make.store(tmp_path / "apart.db", articles=articles, passages=[shared]).close()
    page = read(client_of(tmp_path / "apart.db").get("/compare?a=a&b=b")).text
    assert "How B differs from A" in page
    assert "Neither is known to be taken from the other." in page
    assert "What bbb changed of aaa" in read(disputed.get("/compare?a=a&b=b")).text
    assert "How aaa differs from bbb" in read(disputed.get("/compare?a=b&b=a")).text


@pytest.fixture
def disputed(tmp_path: Path) -> TestClient:
    """Three articles with a toll, which grew when the second copied the first; and one that stands alone."""
    said = {"a": "At least 41 people died when the ferry sank off Calvessa"}
    said["b"] = said["c"] = said["a"].replace("41", "47")
    tables: dict[str, list[Any]] = {
        "articles": [make.article(id, outlet=id * 3, text=text) for id, text in said.items()],
        "families": make.family("f:a", *said),
        "copies": [make.copy("b", "a"), make.copy("c", "b")],
        "changes": [make.change("b", "a", kind="number", before="41", after="47", copy_start=9, copy_end=11)],
        "stories": [make.story("s:a", articles=3), make.story("s:z", headline="Alone", articles=1, families=0)],
        "story_articles": [*make.story_articles("s:a", *said), *make.story_articles("s:z", "z")],
        "story_sources": [make.story_source("s:a", family="f:a"), make.story_source("s:z", family=None, article="z")],
        "statements": [
            make.statement(f"{id}-1", id, speaker="Ann Field", source=None, content=text, content_start=0,
                           content_end=len(text), content_parts=((0, len(text)),))
            for id, text in said.items()
        ],
        "figures": [
            make.figure(id, text[9:11], float(text[9:11]), start=9, end=11, high=None) for id, text in said.items()
        ],
        "claims": [make.claim("c1", "s:a", content=said["a"], articles=3, disputed=True)],
        "claim_statements": make.claim_statements("c1", *(f"{id}-1" for id in said)),
    }  # fmt: skip
    tables["articles"].append(make.article("z", outlet="Zed", text="One line."))
    make.store(tmp_path / "disputed.db", **tables).close()
    return client_of(tmp_path / "disputed.db")


def test_a_disputed_claim_has_its_versions_and_how_its_number_grew(disputed: TestClient) -> None:
    text = read(disputed.get("/story/s:a")).text
    assert "disputed" in text
    assert "41 became 47 when bbb copied aaa" in text
    assert text.index("VersionIn 41 aaa47 bbb, ccc") < text.index("41 became 47")
    assert "Ann Field: At least 41 people died when the ferry sank off Calvessa first in aaa, in 3 articles" in text


def test_quotation_marks_are_for_what_an_article_quotes(tmp_path: Path) -> None:
    said = "The ferry sank off Calvessa, and nobody came"
    for mode, marked in (("indirect", False), ("direct", True)):
        spoken = make.statement("a-1", "a", speaker="Ann Field", content=said, mode=mode)
        make.store(
            tmp_path / f"{mode}.db",
            articles=[make.article("a", text=said), make.article("b", text=said)],
            families=make.family("f:a", "a", "b"),
            stories=[make.story("s:a", articles=2)],
            story_articles=make.story_articles("s:a", "a", "b"),
            statements=[spoken],
            claims=[make.claim("c1", "s:a", content=said)],
            claim_statements=make.claim_statements("c1", "a-1"),
        ).close()
        html = client_of(tmp_path / f"{mode}.db").get("/story/s:a").text
        marks = {tag: f'<{tag} class="words"><bdi>{said}' in html for tag in ("q", "span")}
        assert marks == {"q": marked, "span": not marked}


def test_a_story_of_one_article_says_so_and_stands_last(disputed: TestClient) -> None:
    text = read(disputed.get("/story/s:z")).text
    assert "Zed alone has it" in text
    for part in ("Who copied whom", "Who published when", "confirmed"):
        assert part not in text
    listed = read(disputed.get("/")).text
    assert "1 story and 1 article in no other story" in listed
    assert listed.index("3 articles") < listed.index("On their own") < listed.index("1 article, in no other")


def test_what_is_searched_for_is_shown_in_the_words_of_an_article(pages: TestClient) -> None:
    page = read(pages.get("/?q=union+smelter"))
    assert "mark" in [tag for tag, _ in page.tags]
    assert "Some 900 people work there, the union said." in page.text


def test_a_story_too_long_to_be_read_says_what_was_left_out(
    disputed: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("wirecopy.web.pages.story"), "HEARD", 2)
    text = read(disputed.get("/story/s:a")).text
    assert "As said in the first 2 articles; the 1 that came later are counted, but not shown" in text
    assert "Ann Field 2 statements in 2 articles" in text


def test_a_family_and_an_article_lead_to_their_story(pages: TestClient) -> None:
    for id in ("newsheap", "quaysi"):
        answer = pages.get(f"/story/{id}")
        assert (answer.status_code, answer.headers["location"]) == (303, "/story/f%3Aostrel")
    assert "in no story" in pages.get("/story/essay").text


def test_an_article_is_shown_to_the_letter_with_its_sources_marked(pages: TestClient, store: Path) -> None:
    page = pages.get("/article/newsheap").text
    with open_store(store, read_only=True) as opened:
        own = opened.one("articles", "id = ?", ("newsheap",))
    assert own is not None
    shown = read(pages.get("/article/newsheap"))
    for paragraph in own.text.split("\n\n"):
        assert paragraph in shown.text
    assert "Its text was taken from The Calvessa Courier (abridgement, 66 % kept; 97 % sure)." in shown.text
    assert "Source: The Calvessa Courier" not in own.text
    assert 'class="judge"' in page
    marked = read(pages.get("/article/ostrel"))
    assert ("span", "said said-content") in [(t, (a.get("class") or "").strip()) for t, a in marked.tags]


def test_an_article_says_how_its_text_came_all_the_way(pages: TestClient) -> None:
    assert "Traced back: The Calvessa Courier ← Ostrel News Agency" in read(pages.get("/article/newsheap")).text


def test_what_nobody_can_order_is_not_said_to_be_taken(tmp_path: Path) -> None:
    path = tmp_path / "kin.db"
    tables = {
        "articles": [make.article(id, outlet=id.title(), text=FERRY) for id in ("a", "b")],
        "families": make.family("f:a", "a", "b"),
        "passages": [make.passage("a", "b", a_end=len(FERRY), b_end=len(FERRY))],
        "copies": [make.unsure_copy("b", "a", kind="reprint")],
        "stories": [make.story("s:a", articles=2)],
        "story_articles": make.story_articles("s:a", "a", "b"),
        "story_sources": [make.story_source("s:a", family="f:a")],
    }
    make.store(path, **tables).close()
    page = read(client_of(path).get("/article/b"))
    assert "Who has the same text" in page.text
    assert "Where its text came from" not in page.text
    assert "taken from there" not in page.text
    assert "also in A" in [attributes.get("title") for _, attributes in page.tags]
    story = read(client_of(path).get("/story/s:a")).text
    assert "B beside A nobody can tell which came first" in story


def test_an_original_that_only_the_whole_tree_speaks_for_says_so(tmp_path: Path) -> None:
    path = tmp_path / "tree.db"
    articles = [make.article(id, outlet=id.title(), text=FERRY) for id in ("a", "b")]
    make.store(path, articles=articles, families=make.family("f:a", "a", "b"), copies=[make.copy("b", "a")]).close()
    assert "the tree of all the family is the likeliest this way" in read(client_of(path).get("/article/b")).text


def test_an_article_says_what_it_names(pages: TestClient) -> None:
    page = read(pages.get("/article/ostrel"))
    for part in ("Places 1 Calvessa", "Roles 1 police", "Figures 2 214 about from 200 people 41 41 people",
                 "Times 1 Monday 2025-03-03"):  # fmt: skip
        assert part in page.text
    assert f"at-{FERRY.index('Monday')}" in page.ids


def test_a_comparison_has_both_texts_and_numbers_its_changes_in_both(pages: TestClient) -> None:
    page = read(pages.get("/compare?a=ostrel&b=courier"))
    for paragraph in FERRY.split("\n\n"):
        assert paragraph in page.text
    numbers = {id[2:] for id in page.ids if id.startswith("b-")}
    assert numbers == {"1", "2"}
    assert "a-2" in page.ids
    assert "hedge 1" in page.text
    assert "What The Calvessa Courier changed of Ostrel News Agency" in page.text


def test_a_text_is_found_with_who_had_it_first(pages: TestClient) -> None:
    for answer in (
        pages.get("/find", params={"text": FERRY}),
        pages.post("/find", data={"text": FERRY}),
        pages.post("/find", files={"file": ("page.txt", f"A headline\n\n{FERRY}".encode())}),
    ):
        text = read(answer).text
        assert "Who had it first 1 Ostrel News Agency 2025-03-03 06:10" in text
        assert "7 articles with passages of it" in text
    assert "Nothing found" in read(pages.get("/find", params={"text": "nobody ever wrote this " * 5})).text


def test_what_cannot_be_looked_for_is_said(pages: TestClient) -> None:
    assert pages.post("/find", data={"text": "too short"}).status_code == 422
    assert "too few to look for" in pages.post("/find", data={"text": "too short"}).text
    assert pages.post("/find", data={"text": "a b " * 2_000_000}).status_code == 413
    assert pages.post("/find", files={"file": ("x.bin", b"\x00\x01\x02")}).status_code == 422


def test_an_outlet_says_what_it_takes_and_from_whom(pages: TestClient) -> None:
    text = read(pages.get("/outlet/Newsheap")).text
    assert "1 article: 1 copy of others" in text
    assert "The Calvessa Courier 1 copy: 1 abridgement" in text
    assert "Newsheap took 1 copy from The Calvessa Courier" in text
    assert "headline in 1 copy" in text
    assert pages.get("/outlet/Nobody%27s").status_code == 404


def test_a_figure_of_an_outlet_leads_to_its_copies(pages: TestClient) -> None:
    page = read(pages.get("/outlet/Newsheap"))
    figure = "/outlet/Newsheap?from=The+Calvessa+Courier"
    assert figure in page.links
    text = read(pages.get(figure)).text
    assert "1 copy." in text
    assert "abridgement, 66 % kept, 97 % sure" in text
    assert "/compare?a=courier&b=newsheap" in read(pages.get(figure)).links
    assert pages.get("/outlet/Newsheap?from=Nobody").status_code == 404
    lost = next(link for link in read(pages.get("/outlet/Brendal+Echo".replace("+", "%20"))).links if "lost=1" in link)
    assert "its original is not among the pages" in read(pages.get(lost)).text


def read_any(pages: TestClient, address: str) -> str:
    return Found(pages.get(address).text).text


def test_what_is_not_there_is_looked_for_by_its_words(pages: TestClient) -> None:
    for address in ("/story/f:gone", "/article/x%2Fy%22%3E", "/outlet/%C3%A9", "/nowhere"):
        answer = pages.get(address)
        assert answer.status_code == 404
        assert 'action="/" method="get" role="search"' in answer.text
        assert "There is nothing at this address" in answer.text
    assert "No story, family or article goes by f:gone in news.db" in read_any(pages, "/story/f:gone")


def test_a_family_of_thousands_is_folded(tmp_path: Path) -> None:
    ids = [f"n{i:05}" for i in range(3_000)]
    store = tmp_path / "large.db"
    make.store(
        store,
        articles=[make.article(id, text="One line.") for id in ids],
        families=make.family("f:n00000", *ids),
        copies=[make.copy(id, ids[0], "f:n00000") for id in ids[1:]],
        stories=[make.story("s:n00000", articles=3_000)],
        story_articles=make.story_articles("s:n00000", *ids),
        story_sources=[make.story_source("s:n00000", family="f:n00000")],
    ).close()
    client = client_of(store)
    answer = client.get("/story/s:n00000")
    page = read(answer)
    assert "2,987 more reprints" in page.text
    assert len(answer.content) < 200_000
    assert "page 1 of 60" in page.text
    assert len(client.get("/").content) < 30_000


def test_what_is_remembered_follows_the_store(pages: TestClient, store: Path) -> None:
    assert "7 articles" in read(pages.get("/story/f:ostrel")).text
    with open_store(store) as opened, opened.transaction():
        opened.insert("claims", [make.claim("c2", "f:ostrel", content="the owner said nothing")])
        opened.insert("claim_statements", make.claim_statements("c2", "ostrel-1"))
        opened.insert("articles", [make.article("new")])
    assert "the owner said nothing" in read(pages.get("/story/f:ostrel")).text
    assert "11 pages" in read(pages.get("/")).text
