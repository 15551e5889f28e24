"""`read`: one article, its chain of origin, and the object that `--format json` prints."""

from __future__ import annotations

import json

import make
import pytest
import stubs
from run import wirecopy

from wirecopy.model import TABLES


@pytest.fixture
def _reading(monkeypatch: pytest.MonkeyPatch) -> None:
    page = make.page(
        "p",
        outlet="RBN",
        headline="Goose missing [AFTER the lamp]",
        dateline="PORT ARDINE, May 28",
        credits=(
            make.credit("p", "The Guardian", role="source", text="Source: The Guardian", place="credit_line"),
            make.credit("p", "Agence France-Presse", text="Agence France-Presse in Port Ardine"),
        ),
        images=(make.image("p", caption="The wall", credit="Photo: D. Hansol"),),
    )
    origin = (
        stubs.OriginStep("RBN", "article"),
        stubs.OriginStep("The Guardian", "source", "credit line: Source: The Guardian"),
        stubs.OriginStep("Agence France-Presse", "agency", "byline: Agence France-Presse in Port Ardine"),
    )
    lost = (make.lost("lost:f:p:1", "f:p", name="The Guardian"),)
    reading = stubs.Reading(
        page,
        origin,
        "[AFTER the lamp]",
        lost,
        tuple(make.family("f:p", "p")),
        (make.from_lost("p", lost[0].id, "f:p"),),
    )
    stubs.install(monkeypatch, read_article=lambda path: reading)


@pytest.mark.usefixtures("_reading")
def test_as_seen() -> None:
    result = wirecopy("read", "page.txt")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout == (
        "Goose missing [AFTER the lamp]\n"
        "RBN · 2024-03-04 09:00\n"
        "added to the headline by who reposted it: [AFTER the lamp]\n"
        "\n"
        "Origin\n"
        "RBN ← The Guardian ← Agence France-Presse\n"
        "source      The Guardian          credit line: Source: The Guardian\n"
        "agency      Agence France-Presse  byline: Agence France-Presse in Port Ardine\n"
        "\n"
        "Record\n"
        "dateline    PORT ARDINE, May 28\n"
        "published   2024-03-04T09:00:00Z\n"
        "text        35 words\n"
        "file        pages/p.html\n"
        "id          p\n"
        "\n"
        "Credits\n"
        "source      The Guardian          credit line: “Source: The Guardian”\n"
        "agency      Agence France-Presse  byline: “Agence France-Presse in Port Ardine”\n"
        "\n"
        "Images\n"
        "0           The wall · credit: Photo: D. Hansol\n"
        "\n"
        "Text\n"
        "Police in Port Ardine are looking for a man who took a bronze goose from the harbour wall.\n"
        "The goose, about a metre tall, had stood there since 1962, the harbour office said on Monday.\n"
    )


@pytest.mark.usefixtures("_reading")
def test_as_an_object() -> None:
    whole = json.loads(wirecopy("read", "-", "--format", "json").stdout)
    assert list(whole) == [*TABLES, "origin", "headline_comment"]
    (article,) = whole["articles"]
    assert tuple(article) == TABLES["articles"].columns
    assert [credit["name"] for credit in whole["credits"]] == ["The Guardian", "Agence France-Presse"]
    assert whole["passages"] == []
    assert whole["copies"][0]["original"] == "lost:f:p:1"
    assert whole["origin"][1] == {
        "name": "The Guardian",
        "role": "source",
        "evidence": "credit line: Source: The Guardian",
    }
    assert whole["headline_comment"] == "[AFTER the lamp]"


def test_a_page_that_names_no_source(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = stubs.Reading(make.page(), (stubs.OriginStep("Outlet a", "article"),))
    stubs.install(monkeypatch, read_article=lambda path: reading)
    assert "names no source" in wirecopy("read", "x").stdout
    assert json.loads(wirecopy("read", "x", "--format", "json").stdout)["headline_comment"] is None
