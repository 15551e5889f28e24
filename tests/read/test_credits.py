"""Where an article says it came from, in each place and in running text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.model import Article
from wirecopy.read.credits import Surroundings, find_credits
from wirecopy.read.names import canonical_agency

Found = list[tuple[str, str, str]]


def credits(text: str = "Nothing.", around: Surroundings | None = None, **fields: object) -> Found:
    article = Article(id="a", text=text, **fields)  # type: ignore[arg-type]
    return [(c.role, c.name, c.place) for c in find_credits(article, around or Surroundings())]


RUNNING: list[tuple[str, Found]] = [
    ("“No,” he told Reuters.", [("contributor", "Reuters", "body")]),
    ("“No,” he told the German daily Bild on Monday.", [("contributor", "Bild", "body")]),
    ("He said so in an interview with the BBC.", [("contributor", "BBC News", "body")]),
    ("In a May 3 CNN interview, he denied it.", [("contributor", "CNN", "body")]),
    (
        "They told AFP and Reuters that it sank.",
        [("contributor", "Agence France-Presse", "body"), ("contributor", "Reuters", "body")],
    ),
    ("The Hill reported that the ferry sank.", [("source", "The Hill", "body")]),
    ("The ferry sank, reports the Daily Mail.", [("source", "Daily Mail", "body")]),
    ("It sank at dawn, according to a report in the Lissen Courier.", [("source", "Lissen Courier", "body")]),
    ("Xinhua reported on Tuesday that it sank.", [("agency", "Xinhua News Agency", "body")]),
    ("A New York Times investigation found otherwise.", [("source", "The New York Times", "body")]),
    ("It sank, as first reported yesterday by Politico.", [("source", "Politico", "body")]),
    ("From The Daily Caller:\n\nThe ferry sank.", [("source", "The Daily Caller", "credit_line")]),
    ("As Written By Jane Roe for Daily Caller:\n\nThe ferry sank.", [("source", "The Daily Caller", "credit_line")]),
    ("The ferry sank.\n\nSource: Lissen Courier", [("source", "Lissen Courier", "credit_line")]),
    ("He had none. Source: CNN\n\nThe ferry sank.", [("source", "CNN", "credit_line")]),
    ("The ferry sank.\n\n(h/t Twitchy)", [("source", "Twitchy", "credit_line")]),
    (
        "The ferry sank.\n\nFeatured image via Jane Roe/Getty Images",
        [("photo", "Jane Roe/Getty Images", "caption")],
    ),
    ("LISSEN (AP) — The ferry sank.", [("agency", "Associated Press", "dateline")]),
    ("“No,” she said Tuesday morning on Fox News.", [("contributor", "Fox News", "body")]),
    ("“No,” she told “Fox & Friends” host Jane Roe.", [("contributor", "Fox News", "body")]),
    ("In an interview with CBS’s “60 Minutes,” he denied it.", [("contributor", "CBS News", "body")]),
    ("As part of an interview he gave to Fox News, he denied it.", [("contributor", "Fox News", "body")]),
    ("ProPublica estimated that 200 died.", [("contributor", "ProPublica", "body")]),
    (
        "As the Lissen Courier reported:\n\nIt sank. Breitbart cited two officials.",
        [("source", "Lissen Courier", "credit_line"), ("contributor", "Breitbart News", "body")],
    ),
    ("He told the Daily Caller News Foundation.", [("contributor", "Daily Caller News Foundation", "body")]),
    ("As Written By Senator Jane Roe:\n\nIt sank.", [("source", "Jane Roe", "credit_line")]),
    ("The Lantern reports:\n\nIt sank.", [("source", "The Lantern", "credit_line")]),
    ("Here’s more from Lantern Watch:\n\nIt sank.", [("source", "Lantern Watch", "credit_line")]),
    ("Here is what they found (courtesy of Skipper With Beard):", [("source", "Skipper With Beard", "body")]),
    ("It sank (h/t The Lantern) at dawn.", [("source", "The Lantern", "body")]),
    ("An AFP journalist at the scene saw smoke rise.", [("agency", "Agence France-Presse", "body")]),
    ("A Reuters witness heard two shots.", [("agency", "Reuters", "body")]),
    ("Citing two officials, the Lissen Courier said that it sank.", [("source", "Lissen Courier", "body")]),
    ("FiveThirtyEight gives her a 43 percent chance.", [("contributor", "FiveThirtyEight", "body")]),
    ("According to sgsnews:\n\nIt sank.", [("source", "sgsnews", "credit_line")]),
    ("Omaro News Agency reported it.", [("agency", "Omaro News Agency", "body")]),
    ("It sank.\n\n— Omaro News Agency", [("agency", "Omaro News Agency", "credit_line")]),
    ("Source: Omaro News Agency. Shortened by us.", [("agency", "Omaro News Agency", "credit_line")]),
    ("By Omaro News Agency\n\nIt sank.", [("agency", "Omaro News Agency", "credit_line")]),
    ("According to Jane Roe, head of CNN:\n\n“We left.”", []),
    ("A veteran who wrote to CNN said it sank.", []),
    ("It was his last interview with the Australian news outlet.", []),
    ("The camera was aired on CNN and shown at 60 Minutes to nine.", []),
    ("Source: The Hill • 318 points", [("source", "The Hill", "credit_line")]),
    ("CNN fired its anchor on Monday.", []),
    ("A New York Times lawyer appeared in court.", []),
    ("A CNN/ORC poll put her ahead, and Fox News viewers were shocked.", []),
    ("Reuters reported a quarterly loss of two million.", []),
    ("People reported hearing a noise. The sun reported for duty.", []),
    ("The ministry told parliament that nobody died.", []),
]


@pytest.mark.parametrize(("text", "wanted"), RUNNING, ids=[text for text, _ in RUNNING])
def test_running_text(text: str, wanted: Found) -> None:
    assert credits(text) == wanted


def test_byline() -> None:
    assert credits(byline=("Jane Roe", "Reuters")) == [("agency", "Reuters", "byline")]
    assert credits(byline=("Omaro Press Association",)) == [("agency", "Omaro Press Association", "byline")]
    assert credits(byline=("Jane Roe Press Association",)) == [("agency", "PA Media", "byline")]
    assert credits(byline=("Campus Reform",), outlet="Harbour Eye") == [("source", "Campus Reform", "byline")]
    assert credits(around=Surroundings(bylines=("By JOHN SMITH, Associated Press",))) == [
        ("agency", "Associated Press", "byline")
    ]


def test_each_place_outside_the_body() -> None:
    around = Surroundings(
        credit_lines=("Source: The Guardian", "With files from AFP", "Home", "World"),
        captions=("A ferry. Photograph: Jane Roe/Rex",),
        metadata=("Associated Press", "Jane Roe"),
        links=("https://www.lissen-courier.example/1", "https://omaro.example/other"),
    )
    assert credits(around=around, url="https://omaro.example/1", dateline="LISSEN (Northwire)") == [
        ("contributor", "Agence France-Presse", "credit_line"),
        ("agency", "Associated Press", "metadata"),
        ("photo", "Jane Roe/Rex", "caption"),
        ("source", "Lissen Courier", "link"),
        ("agency", "Northwire", "dateline"),
        ("source", "The Guardian", "credit_line"),
    ]


def test_no_outlet_credits_itself() -> None:
    text = "“No,” he told CNN. “No,” he told Reuters."
    assert credits(text, outlet="CNN Politics") == [("contributor", "Reuters", "body")]
    assert credits(text, url="https://edition.cnn.com/2016/1") == [("contributor", "Reuters", "body")]
    assert (
        credits(outlet="Reuters", byline=("Reuters Staff",), around=Surroundings(credit_lines=("© 2016 Reuters",)))
        == []
    )


def test_one_row_where_it_stands_twice() -> None:
    around = Surroundings(credit_lines=("Reuters", "© 2016 Reuters"), metadata=("Reuters",))
    assert credits(byline=("Reuters",), around=around) == [("agency", "Reuters", "byline")]


def test_spans_and_order() -> None:
    text = "“No,” he told Reuters. ’Tis, The Hill reported.\n\nSource: Lissen Courier"
    found = find_credits(Article(id="a", text=text, byline=("AFP",)), Surroundings())
    assert [c.name for c in found] == ["Agence France-Presse", "Reuters", "The Hill", "Lissen Courier"]
    assert [text[c.start : c.end] == c.text for c in found if c.start is not None] == [True] * 3


@given(st.text(alphabet="told RetsCNNThHilapor\n.:()—-“”’ S", max_size=120))
def test_spans_lie_in_the_text(text: str) -> None:
    for credit in find_credits(Article(id="a", text=text), Surroundings()):
        if credit.start is not None and credit.end is not None:
            assert text[credit.start : credit.end] == credit.text


LINES = Path(__file__).parents[3] / "shared" / "data" / "credits" / "lines.json"


@pytest.mark.skipif(not LINES.exists(), reason="data for measuring is not here")
def test_agency_lines_of_real_pages() -> None:
    rows = json.loads(LINES.read_text("utf-8"))
    hits = 0
    for row in rows:
        found = {name for _, name, _ in credits(around=Surroundings(credit_lines=(row["text"],)))}
        hits += {canonical_agency(agency) for agency in row["agencies"]} <= found
    assert hits / len(rows) >= 0.95


def test_a_publishers_name_at_the_foot_is_no_credit_of_its_own_papers() -> None:
    foot = Surroundings(credit_lines=("© 2024 Hearst Newspapers",))
    own = Article(id="a", outlet="Houston Chronicle", text="The goose is gone from the harbour wall, police said.")
    other = Article(id="b", outlet="Port Ardine Post", text=own.text)
    assert [c.name for c in find_credits(own, foot)] == []
    assert [c.name for c in find_credits(other, foot)] == ["Hearst Newspapers"]
