"""What single lines around a body say."""

from __future__ import annotations

import pytest

from wirecopy.read.furniture import LineKind, read_line

KINDS: list[tuple[str, LineKind]] = [
    ("May 28, 2015 in News by Harbour Eye Staff", "date"),
    ("Thursday 28 May 2015", "date"),
    ("Posted on May 3, 2016 by Jane Roe | 12 comments", "date"),
    ("Updated: 3 June 2015, 14:05 GMT", "date"),
    ("Wednesday", "date"),
    ("By Jane Roe and John Doe in Kabul", "byline"),
    ("By Jane Roe, Associated Press", "byline"),
    ("Jane Roe for The Lissen Courier", "byline"),
    ("Von Uwe Brandt, dpa", "byline"),
    ("Source: The Guardian", "credit"),
    ("Agence France-Presse", "credit"),
    ("Associated Press in Valencia", "credit"),
    ("via The Hill", "credit"),
    ("H/T Twitchy", "credit"),
    ("Originally published on Slate", "credit"),
    ("This article first appeared in The Lissen Courier.", "credit"),
    ("With files from CTV News", "credit"),
    ("(NTB)", "credit"),
    ("- AFP", "credit"),
    ("(Reporting by Jane Roe; Editing by John Doe)", "credit"),
    ("© 2015 Reuters", "rights"),
    ("Photo by Jane Roe", "caption"),
    ("(AP Photo/Jane Roe)", "caption"),
    ("Reuters/Jane Roe", "caption"),
    ("Foto: Ana Ruiz/EFE", "caption"),
    ("Image copyright EPA", "caption"),
    ("https://omaro.example/1", "address"),
    ("Filed under: World", "section"),
    ("Home | News | Sport | Opinion", "clutter"),
    ("Share Tweet Email", "clutter"),
    ("Advertisement", "clutter"),
    ("12 comments", "clutter"),
    ("Related articles:", "clutter"),
    ("Ferry runs aground off Omaro", "text"),
    ("The ministry said on 3 May 2015 that it would not comment.", "text"),
    ("By the time the police came, the man had fled.", "text"),
    ("From the archive", "text"),
    ("Courtesy of the family", "text"),
    ("The photo was taken on Monday.", "text"),
    ("Source: Ministry of Finance", "text"),
    ("Posted on March 3, 2014 by admin — 14 Comments ↓", "date"),
    ("Discussion in 'Politics' started by bigdog55, Oct 17, 2012.", "date"),
    ("Posted by Old Salt at 10:47 PM", "byline"),
    ("Image caption, The ferry at Lissen", "caption"),
    ("ny/lb/dl", "credit"),
    ("-- With assistance from Carl Ude in Oslo.", "credit"),
    ("Karen Ng contributed to this report.", "credit"),
    ("Subscribe Find a job Sign in Search", "clutter"),
    # Words of the article, whatever they begin or end with.
    (
        "Ray Dotch, the man's brother-in-law, Monday called for its release in an interview with ABC News.",
        "text",
    ),
    ("Topics for first presidential debate announced", "text"),
    ("“It's been more than 50 days since the last one,” Jane Roe of The Daily Mail tweeted Monday.", "text"),
    ("World leaders meet on energy, defence and security", "text"),
    ("Sources close to the ministry said that the harbour master would go.", "text"),
    ("Contact between the two sides broke off in May, he said.", "text"),
]


@pytest.mark.parametrize(("line", "kind"), KINDS, ids=[line for line, _ in KINDS])
def test_kind(line: str, kind: LineKind) -> None:
    assert read_line(line).kind == kind


def test_date_line_tells() -> None:
    line = read_line("May 28, 2015 in News by Harbour Eye Staff")
    assert line.date is not None
    assert (line.date.published, line.date.section, line.people) == ("2015-05-28", "News", ("Harbour Eye Staff",))


def test_published_and_updated() -> None:
    date = read_line("Published: May 3, 2015 | Updated: May 4, 2015").date
    assert date is not None
    assert (date.published, date.modified) == ("2015-05-03", "2015-05-04")


def test_byline_tells() -> None:
    line = read_line("By JANE ROE and JOHN DOE, Associated Press")
    assert line.people == ("JANE ROE", "JOHN DOE")
    assert [(n.role, n.name) for n in line.names] == [("agency", "Associated Press")]


@pytest.mark.parametrize(
    ("line", "text", "credit"),
    [
        ("A fighter at dawn. Photograph: Jane Roe/NurPhoto/Rex", "A fighter at dawn.", "Jane Roe/NurPhoto/Rex"),
        ("Villagers by the river. (Photo by Jane Roe/AFP)", "Villagers by the river.", "Jane Roe/AFP"),
        ("Villagers by the river. REUTERS/Jane Roe", "Villagers by the river.", "REUTERS/Jane Roe"),
        ("Featured image via Getty Images", None, "Getty Images"),
        ("David T. Roe/The Lissen Courier via AP Photo", None, "David T. Roe/The Lissen Courier via AP Photo"),
    ],
)
def test_caption_tells(line: str, text: str | None, credit: str) -> None:
    caption = read_line(line).caption
    assert caption is not None
    assert (caption.text, caption.credit) == (text, credit)
