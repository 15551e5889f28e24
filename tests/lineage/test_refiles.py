"""Which of two versions by one outlet is the later."""

from __future__ import annotations

import make
import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import prose, text
from trees import trace

from wirecopy.lineage.refiles import SIGNS, features, refiled, weights
from wirecopy.model import Article

A, B = prose(1), prose(2)
NAMES = [name for name, _, _ in SIGNS]
TABLE = "Shr 12 cts vs 10 cts. Net 1.2 mln vs 1.0 mln. Revs 40.1 mln vs 38.2 mln. Avg shrs 10.1 mln vs 10.0 mln."
WORDS = st.sampled_from(
    [
        "The harbour",
        "The harbor",
        "<PARD>",
        "<Ardine Docks Co>",
        "40 boats",
        "cents",
        "cts",
        "UPDATE",
        "was closed.",
        "\n\n",
    ]
)
VERSIONS = st.builds(
    lambda headline, body, place, day: make.article(
        headline=" ".join(headline), text=" ".join(["Harbour", *body]), dateline=f"{place}, {day}"
    ),
    st.lists(WORDS, max_size=4),
    st.lists(WORDS, max_size=30),
    st.sampled_from(["PORT ARDINE", "Port Ardine"]),
    st.sampled_from(["March 3", "MARCH 3", "Dec 31", "Jan 1", "a day"]),
)


def version(**fields: str | None) -> Article:
    return make.article(**{"headline": "Harbour closed", "text": text(*A), "dateline": None, **fields})


def told(one: dict[str, str], other: dict[str, str]) -> dict[str, float]:
    return dict(zip(NAMES, features(version(**one), version(**other)), strict=True))


@given(VERSIONS, VERSIONS)
def test_turned_round_it_is_the_negative(one: Article, other: Article) -> None:
    assert features(one, other) == tuple(-x for x in features(other, one))


def test_what_tells_nothing_is_nothing() -> None:
    assert set(told({}, {}).values()) == {0.0}


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("dated later", {"dateline": "PORT ARDINE, March 4"}, {"dateline": "PORT ARDINE, March 3"}),
        ("dated later", {"dateline": "PORT ARDINE, Jan 1"}, {"dateline": "PORT ARDINE, Dec 31"}),
        ("dated later", {"dateline": "PORT ARDINE, MARCH 4"}, {"dateline": "Port Ardine, march 3"}),
        ("marked as mended", {"headline": "(CORRECTED) Harbour closed"}, {}),
        ("marked as mended", {"headline": "RPT - Harbour closed"}, {}),
        ("marked as mended", {"headline": "UPDATE 2 - Harbour closed"}, {"headline": "UPDATE 1 - Harbour closed"}),
        ("marked as mended", {"text": text(*A, "-- corrects the day in the first paragraph")}, {}),
        ("cut", {"text": text(*A[:2])}, {"text": text(*A)}),
        ("cut", {"text": text(A[0], A[2])}, {"text": text(*A)}),
        ("table filled in", {"text": f"{TABLE} Year 40 cts vs 38. Net 4.1 mln vs 3.9 mln."}, {"text": TABLE}),
        ("codes out of the headline", {"headline": "Ardine Docks net"}, {"headline": "Ardine Docks <ARDN> net"}),
        ("brackets off names", {"text": "Ardine Docks Co closed."}, {"text": "<Ardine Docks Co> closed."}),
        ("set in order", {"dateline": "PORT ARDINE, March 3"}, {"dateline": "Port Ardine, march 3"}),
        ("set in order", {"text": "The harbour's wall fell."}, {"text": 'the harbour"s wall fell.'}),
        ("house style", {"text": "The harbor was closed."}, {"text": "The harbour was closed."}),
        ("house style", {"text": "It paid 40 cts."}, {"text": "It paid 40 cents."}),
    ],
)
def test_signs_of_the_later_one(name: str, one: dict[str, str], other: dict[str, str]) -> None:
    assert told(one, other)[name] > 0 > told(other, one)[name]


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("cut", {"text": TABLE}, {"text": f"{TABLE} Year 40 cts vs 38. Net 4.1 mln vs 3.9 mln."}),
        ("cut", {"text": text(*B[:2])}, {"text": text(*A)}),
        ("house style", {"text": "It has two boats."}, {"text": "It has 2 boats."}),
        ("codes out of the headline", {"text": "It closed."}, {"text": "It closed <ARDN>."}),
    ],
)
def test_what_is_no_such_sign(name: str, one: dict[str, str], other: dict[str, str]) -> None:
    assert told(one, other)[name] == 0


def test_every_sign_has_its_weight() -> None:
    assert dict(zip(NAMES, weights(), strict=True))["dated later"] > 1
    assert min(weights()) > 0


def test_each_sign_is_shown_on_the_side_for_which_it_speaks() -> None:
    one, other = version(headline="RPT - Harbour closed"), version(text=text(*A[:2]))
    shown = {e.kind: (e.detail, e.weight) for e in refiled(one, other)}
    assert shown["correction"][1] > 0 > shown["containment"][1]
    assert shown["containment"][0].startswith("the other: ")


def test_of_three_versions_the_two_cut_ones_are_the_later() -> None:
    whole, long, short = (
        make.article(id, outlet="Ardine Wire", headline=f"Harbour {id}", text=text(*A[:n]))
        for id, n in (("b", len(A)), ("c", 3), ("a", 2))
    )
    found = trace([short, whole, long]).copies
    assert {(c.copy, c.original, c.kind) for c in found} == {("a", "b", "update"), ("c", "b", "update")}
    assert min(c.confidence for c in found) > 0.6
