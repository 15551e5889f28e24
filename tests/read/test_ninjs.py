"""ninjs objects to articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from make_page import PARAGRAPHS

from wirecopy.model import Dropped, Page
from wirecopy.read import raw_records
from wirecopy.read.rows import read_row

TEXT = "\n\n".join(PARAGRAPHS)
MARKUP = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def read(**fields: Any) -> Page | Dropped:
    given = {"uri": "urn:ostrel:17", "type": "text", "versioncreated": "2025-03-04T13:00:00Z", "body_text": TEXT}
    return read_row(json.dumps(given | fields).encode(), "a.json")


def article(**fields: Any) -> Page:
    page = read(**fields)
    assert isinstance(page, Page), page
    return page


def test_an_objects_fields() -> None:
    page = article(
        headline="Ferry runs aground", byline="By ANN LEE", copyrightholder="Ostrel News Agency", creditline="Reuters",
        firstcreated="2025-03-04T12:00:00Z", description_text="Forty people were saved.", language="en",
        subject=[{"code": "medtop:1", "name": "disaster"}],
        associations={"main": {"type": "picture", "description_text": "The ferry.", "byline": "Bo Diaz",
                               "renditions": {"a": {"href": "https://x.example/a.jpg"}}}},
    )  # fmt: skip
    assert (page.id, page.outlet, page.headline) == ("urn:ostrel:17", "Ostrel News Agency", "Ferry runs aground")
    assert (page.byline, page.section, page.standfirst) == (("ANN LEE",), "disaster", "Forty people were saved.")
    assert (page.published, page.modified) == ("2025-03-04T12:00:00Z", "2025-03-04T13:00:00Z")
    assert [(i.caption, i.credit, i.url) for i in page.images] == [("The ferry.", "Bo Diaz", "https://x.example/a.jpg")]
    assert [(c.role, c.name) for c in page.credits if c.place == "metadata"] == [("agency", "Reuters")]
    assert page.text == TEXT


@pytest.mark.parametrize(
    "fields",
    [
        {"body_xhtml": MARKUP, "body_text": "cut"},
        {"body_text": None, "bodies": [{"role": "main", "contenttype": "text/html", "value": MARKUP}]},
        {"body_text": None, "bodies": [{"contenttype": "text/plain", "value": TEXT}], "pubstatus": "usable"},
    ],
)
def test_the_body_is_found_in_every_version_of_the_format(fields: dict[str, Any]) -> None:
    assert article(**fields).text == TEXT


def test_headlines_of_the_second_version_have_roles() -> None:
    headlines = [{"role": "sub", "value": "Forty saved"}, {"role": "main", "value": "Ferry runs aground"}]
    assert article(headlines=headlines).headline == "Ferry runs aground"


@pytest.mark.parametrize("fields", [{"pubstatus": "canceled"}, {"type": "picture"}, {"body_text": ""}])
def test_what_has_no_text_to_publish_is_no_article(fields: dict[str, Any]) -> None:
    dropped = read(**fields)
    assert isinstance(dropped, Dropped)
    assert dropped.reason == "not_an_article"


def test_an_embargo_ends_before_publication() -> None:
    assert article(embargoed="2025-03-06T00:00:00Z").published == "2025-03-06T00:00:00Z"


def test_a_json_file_holds_one_object_or_a_list(tmp_path: Path) -> None:
    one = {"uri": "1", "body_text": TEXT, "versioncreated": "2025-03-04"}
    (tmp_path / "a.json").write_text(json.dumps(one))
    (tmp_path / "b.json").write_text(json.dumps([{"text": TEXT}, one]))
    (tmp_path / "c.json").write_text("[{")
    found = list(raw_records(tmp_path))
    assert [r.file.rsplit("/", 1)[1] for r in found] == ["a.json", "b.json#1", "b.json#2", "c.json"]
