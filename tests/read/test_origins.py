"""Whom a page credits and whom it does not: addresses, signatures, staff, words that name nobody."""

from __future__ import annotations

import json

import pytest
from make_page import PARAGRAPHS, page

from wirecopy.model import Page
from wirecopy.read.html import read_html
from wirecopy.read.plain import read_plain
from wirecopy.read.rows import read_row

TITLE = "Ferry runs aground off Omaro"
BODY = "\n\n".join(PARAGRAPHS)
ORIGINAL = "https://www.theguardian.com/world/2024/mar/03/kellport"


def plain(text: str) -> Page:
    found = read_plain(text, "a.txt")
    assert isinstance(found, Page), found
    return found


def html(head: str = "", before: str = "", paragraphs: tuple[str, ...] = PARAGRAPHS) -> Page:
    found = read_html(page(head=head, before=before, paragraphs=paragraphs).encode(), "a.html")
    assert isinstance(found, Page), found
    return found


def record(text: str) -> Page:
    found = read_row(json.dumps({"text": text}).encode(), "a.jsonl#1")
    assert isinstance(found, Page), found
    return found


def credits(article: Page) -> set[tuple[str, str, str]]:
    return {(credit.role, credit.name, credit.place) for credit in article.credits}


@pytest.mark.parametrize(
    "label", ["Source: ", "source ", "Via ", "via: ", "Read more: ", "From: ", "Originally published at ", "Quelle: "]
)
def test_an_address_behind_a_label_of_origin_is_anothers(label: str) -> None:
    article = plain(f"{TITLE}\n\n{BODY}\n\n{label}{ORIGINAL}")
    assert (article.url, article.outlet, article.text) == (None, None, BODY)
    assert credits(article) == {("source", "The Guardian", "credit_line")}
    assert article.id != plain(f"{ORIGINAL}\n\n{TITLE}\n\n{BODY}").id


@pytest.mark.parametrize("label", ["Source:", "Read more:", "Originally published at"])
def test_an_address_below_such_a_label_is_anothers_too(label: str) -> None:
    article = plain(f"{TITLE}\n\n{BODY}\n\n{label}\n{ORIGINAL}")
    assert (article.url, article.outlet) == (None, None)


@pytest.mark.parametrize("label", ["URL: ", "Link: ", "Saved from: ", "Permalink: "])
def test_an_address_that_a_page_gives_as_its_own_is_its_own(label: str) -> None:
    article = plain(f"{TITLE}\n\n{BODY}\n\n{label}{ORIGINAL}")
    assert (article.url, article.outlet, credits(article)) == (ORIGINAL, "The Guardian", set())
    assert plain(f"{ORIGINAL}\n\n{TITLE}\n\n{BODY}").url == ORIGINAL


@pytest.mark.parametrize("last", ["The ferry was towed to Kellport later on Monday.", "It was towed on Monday."])
def test_only_the_word_that_ends_an_agencys_copy_is_taken(last: str) -> None:
    assert plain(f"{TITLE}\n\n{BODY}\n\n{last} Enditem").text == f"{BODY}\n\n{last}"
    assert html(paragraphs=(*PARAGRAPHS, f"{last} Enditem")).text == f"{BODY}\n\n{last}"


def test_a_last_sentence_without_its_full_stop_stays() -> None:
    last = "The ferry was towed to Kellport later on the same Monday"
    assert plain(f"{TITLE}\n\n{BODY}\n\n{last} Enditem").text.endswith(last)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("dpa/afp", {"Deutsche Presse-Agentur", "Agence France-Presse"}),
        ("jm/msh (AP, Reuters)", {"Associated Press", "Reuters"}),
        ("afp/lb", {"Agence France-Presse"}),
        ("ny/lb/dl", set()),
    ],
)
def test_agencies_among_the_letters_that_sign(line: str, names: set[str]) -> None:
    for article in (plain(f"{TITLE}\n\n{BODY}\n\n{line}"), html(paragraphs=(*PARAGRAPHS, line))):
        assert article.text == BODY
        assert credits(article) == {("agency", name, "credit_line") for name in names}
    assert credits(record(f"{BODY}\n\n{line}")) == {("agency", name, "credit_line") for name in names}


@pytest.mark.parametrize(
    "sentence",
    [
        "to study the development of future products destined to be distributed\nby Renault and Chrysler",
        "with approximately 80 mln dlrs in deposits held by the two branches\nfrom Guardian Savings",
        "The notes are rated B-1 by Moody's Investors Service and are rated\nB-plus\nby Standard",
        "lowered the long-term debt of the province to the grade of AA-minus\nfrom AA.",
        "Equal to the launching by the other side in that memorable year of\nSputnik.",
    ],
)
def test_a_wrapped_sentence_is_no_credit_line(sentence: str) -> None:
    wrapped = "\n".join(["The company said on Tuesday in a statement that it had made plans", sentence])
    below = "    The plans were said to be settled in the course of May."
    text = f"{wrapped} in the\nNorth American and world markets.\n{below}"
    assert credits(record(text)) == set()
    assert credits(record(f"{wrapped}\n{below}")) == set()


def test_a_credit_line_of_a_wrapped_text_is_found() -> None:
    text = "The company said on Tuesday in a statement that it had made plans\nfor the markets of the world.\n" * 3
    assert credits(record(f"{text}\nSource: The Guardian")) == {("source", "The Guardian", "credit_line")}
    assert credits(record(f"{text}Source: The Guardian")) == {("source", "The Guardian", "credit_line")}


def test_a_wrapped_line_is_no_caption() -> None:
    text = (
        "The Omaro Oats Co said on Tuesday in a statement that it had sold\nits unit to privately-held Keystone\n"
        "Partners Inc for an undisclosed price that it would not tell."
    )
    assert credits(record(text)) == set()


def test_dateline_and_signature_of_a_wrapped_text_are_found() -> None:
    text = "The company said on Tuesday in a statement that it had made plans\nfor the markets of the world.\n" * 3
    assert credits(record(f"OMARO, May 28 (Reuters) - {text}")) == {("agency", "Reuters", "dateline")}
    assert credits(record(f"{text}The plans were said to be settled in the course of May\nand June. (Reuters)")) == {
        ("agency", "Reuters", "credit_line")
    }


@pytest.mark.parametrize("mark", ["Continued", "Corrected", "Update", "More", "Recasts", "Lead"])
def test_an_editors_mark_is_no_agency(mark: str) -> None:
    assert credits(plain(f"{TITLE}\n\nOMARO, May 28 ({mark}) - {BODY}")) == set()
    assert credits(record(f"({mark}) - {BODY}")) == set()


def test_an_outlets_staff_is_the_outlets() -> None:
    author = "<meta name='author' content='Daily Mail Reporter'>"
    assert credits(html(head=author)) == {("source", "Daily Mail", "metadata")}
    assert credits(html(head=f"{author}<meta property='og:site_name' content='Daily Mail'>")) == set()
    agency = html(head="<meta name='author' content='Associated Press Reporter'>")
    assert credits(agency) == {("agency", "Associated Press", "metadata")}
    for nobody in ("Staff Writers", "Staff Writer", "Political Reporter", "Senior Writer"):
        assert credits(plain(f"{TITLE}\nBy {nobody}\n\n{BODY}")) == set()


@pytest.mark.parametrize("printed", ["News agencies", "Agencies", "agencies", "Agenturen"])
def test_agencies_without_a_name_are_no_credit(printed: str) -> None:
    for line in (printed, f"By {printed}", f"Source: {printed}", f"({printed})"):
        assert credits(plain(f"{TITLE}\n\n{BODY}\n\n{line}")) == set()


@pytest.mark.parametrize(
    "address",
    [
        "https://www.google.com/search?q=ferry",
        "https://www.facebook.com/1/2",
        "https://t.co/abc",
        "https://omaro-example.cdn.ampproject.org/c/s/omaro.example/1",
        "https://webcache.googleusercontent.com/search?q=cache:1",
        "https://web.archive.org/web/2020/http://omaro.example/1",
    ],
)
def test_hosts_that_publish_nothing_are_no_credit(address: str) -> None:
    own = "<meta property='og:url' content='https://repost.example/ferry'>"
    assert credits(html(head=f"<link rel='canonical' href='{address}'>{own}")) == set()


@pytest.mark.parametrize(
    "line", ["Jane Marlow in Kellport for The Guardian", "Jane Marlow for The Guardian in Kellport"]
)
def test_a_writer_for_another_outlet(line: str) -> None:
    for article in (plain(f"{TITLE}\n{line}\n\n{BODY}"), html(before=f"<p class='byline'>By {line}</p>")):
        assert article.byline == ("Jane Marlow",)
        assert {(c.role, c.name) for c in article.credits} == {("source", "The Guardian")}


def test_who_helped_is_no_writer() -> None:
    for article in (
        plain(f"{TITLE}\nBy Staff Writer, with AFP\n\n{BODY}"),
        html(before="<p class='byline'>By Staff Writer, with AFP</p>"),
    ):
        assert article.byline == ()
        assert {(c.role, c.name) for c in article.credits} == {("contributor", "Agence France-Presse")}


def test_a_byline_with_its_agency_and_day() -> None:
    line = "Jane Marlow, The Canadian Press - Mar 3, 2024"
    for article in (plain(f"{TITLE}\n{line}\n\n{BODY}"), html(before=f"<p class='byline'>{line}</p>")):
        assert (article.byline, article.published) == (("Jane Marlow",), "2024-03-03")
        assert {(c.role, c.name) for c in article.credits} == {("agency", "Canadian Press")}


@pytest.mark.parametrize(
    ("path", "day"), [("2019/ferry", None), ("2019/03/ferry", None), ("2019/03/05/ferry", "2019-03-05")]
)
def test_an_address_tells_a_day_only_in_full(path: str, day: str | None) -> None:
    assert html(head=f"<link rel='canonical' href='https://omaro.example/{path}'>").published == day


def test_a_first_of_january_has_to_be_printed() -> None:
    assert html(before="<p>© 2019 Omaro Echo</p>").published is None
    assert html(before="<p class='date'>January 1, 2019</p>").published == "2019-01-01"


def test_a_caption_ends_with_its_credit_in_brackets() -> None:
    caption = "The ferry at the pier in Omaro. (Jane Doe/AP)"
    (image,) = html(before=f"<figure><img src='/a.jpg'><figcaption>{caption}</figcaption></figure>").images
    assert (image.caption, image.credit) == ("The ferry at the pier in Omaro.", "Jane Doe/AP")
