"""JSON objects to articles."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from make_page import PARAGRAPHS

from wirecopy.model import Dropped, Page
from wirecopy.model.identity import address_id, content_id
from wirecopy.read.rows import read_row, said_of_names

TEXT = "\n\n".join(PARAGRAPHS)


def row(**fields: Any) -> Page:
    page = read_row(json.dumps({"text": TEXT, **fields}).encode(), "a.jsonl#1")
    assert isinstance(page, Page), page
    return page


def reason(data: bytes) -> str:
    found = read_row(data, "a.jsonl#1")
    assert isinstance(found, Dropped)
    return found.reason


def test_only_text_is_required_and_it_is_kept_to_the_letter() -> None:
    page = row(text=f"  {TEXT}\r\n ")
    assert page.text == f"  {TEXT}\r\n "
    assert page.id == content_id(None, None, None, page.text)
    assert page.file == "a.jsonl#1"
    assert page.language == "en"


def test_the_contracts_names_go_before_their_aliases() -> None:
    page = row(
        title="Ferry", headline="Ferry aground", source={"id": None, "name": "Omaro Echo"},
        author="By Ann Lee and Bo Diaz", date="May 28, 2015", link="https://omaro-echo.example/ferry", lang="en-GB",
    )  # fmt: skip
    assert page.headline == "Ferry aground"
    assert page.outlet == "Omaro Echo"
    assert page.byline == ("Ann Lee", "Bo Diaz")
    assert page.published == "2015-05-28"
    assert page.language == "en"
    assert page.id == address_id("https://omaro-echo.example/ferry")


def test_names_of_other_peoples_files_are_understood() -> None:
    page = row(**{
        "publishedAt": "2025-03-04T13:00:00Z", "Publication Title": "Omaro Echo", "web_title": "Ferry aground",
        "author": "Ann Lee", "uri": "https://omaroecho.example/ferry", "article_id": 17,
    })  # fmt: skip
    assert (page.published, page.outlet, page.headline) == ("2025-03-04T13:00:00Z", "Omaro Echo", "Ferry aground")
    assert (page.byline, page.url, page.id) == (("Ann Lee",), "https://omaroecho.example/ferry", "17")


def test_a_site_given_for_an_outlet_is_named() -> None:
    assert row(source_domain="theguardian.com").outlet == "The Guardian"
    assert row(source="https://omaroecho.example/feed").outlet == "omaroecho.example"
    assert row(outlet="theguardian.com").outlet == "theguardian.com"


def test_a_uri_that_is_no_address_is_none() -> None:
    assert row(uri="urn:17", link="https://omaroecho.example/1").url == "https://omaroecho.example/1"
    assert row(uri="8231").url is None


def test_it_is_said_which_names_were_taken() -> None:
    said = said_of_names(json.dumps({"text": TEXT, "title": "Ferry", "publishedAt": "2025-03-04"}).encode())
    assert said == 'headline from "title", published from "publishedAt"'
    assert said_of_names(json.dumps({"text": TEXT, "headline": "Ferry"}).encode()) is None
    assert said_of_names(b"{") is None


def test_a_given_id_is_kept_as_a_string() -> None:
    assert row(id=17).id == "17"
    assert row(id="a~b").id == "a~b"


def test_sha256_is_of_the_records_bytes() -> None:
    data = json.dumps({"text": TEXT}).encode()
    page = read_row(data, "x")
    assert isinstance(page, Page)
    assert page.sha256 == hashlib.sha256(data).hexdigest()


def test_a_canonical_link_to_another_site_is_a_credit_and_no_identity() -> None:
    page = row(url="https://repost.example/1", canonical_url="https://www.theguardian.com/world/ferry")
    assert page.id == address_id("https://repost.example/1")
    assert [(c.name, c.place) for c in page.credits if c.place == "link"] == [("The Guardian", "link")]


def test_a_date_far_ahead_is_doubted() -> None:
    assert row(published="2999-01-01").published is None
    assert row(published="2015-05-28", retrieved="2015-05-20").published is None


def test_halves_of_surrogate_pairs_are_replaced_one_for_one() -> None:
    page = read_row(b'{"text": "' + TEXT.replace("\n", " ").encode() + b' \\ud83d end", "x": NaN}', "x")
    assert isinstance(page, Page)
    assert page.text.endswith(" \ufffd end")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"{}", "empty"),
        (b'{"text": null}', "empty"),
        (b'{"text": " \\n"}', "empty"),
        (b'{"text": 5}', "bad_record"),
        (b'{"text": NaN}', "empty"),
        (b'["text"]', "bad_record"),
        (b'{"text": "a"', "bad_json"),
        (b"[" * 100_000, "bad_json"),
        (b'{"text": "\xff"}', "undecodable"),
    ],
)
def test_what_is_no_record_is_dropped_with_the_reason(data: bytes, expected: str) -> None:
    assert reason(data) == expected


def test_a_null_text_is_told_from_none() -> None:
    details = [read_row(data, "a.jsonl#1") for data in (b'{"text": null}', b"{}", b'{"text": NaN}')]
    assert [found.detail for found in details if isinstance(found, Dropped)] == [
        "text is null", "no field named text", "text is null",
    ]  # fmt: skip


def test_what_a_field_cannot_hold_is_null_and_the_article_stays() -> None:
    page = row(
        id=["x"], headline={"x": 1}, url=True, section={"id": 3}, byline=[3, "Ann Lee", None], published={"x": 1},
        dateline=[[1]],
    )  # fmt: skip
    assert (page.headline, page.url, page.section, page.published, page.dateline) == (None,) * 5
    assert page.byline == ("Ann Lee",)
    assert page.id == content_id(None, None, None, page.text)
    assert row(byline=3).byline == row(byline=[1, 2]).byline == ()


def test_a_data_frames_numbers_are_read() -> None:
    page = row(id=17.0, section=4.0, published=1425340800.0, retrieved=1425340800123.5)
    assert (page.id, page.section) == ("17", "4")
    assert page.published == page.retrieved == "2015-03-03T00:00:00Z"
    assert row(id=1.5).id == "1.5"
    assert row(id=float("nan")).id == row().id


def test_a_label_of_the_page_in_a_list_is_nobodys_name() -> None:
    assert row(byline=["Ann Lee", "View All Posts", "Please Enter Your Name Here"]).byline == ("Ann Lee",)
