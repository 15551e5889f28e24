"""Which of two versions by one outlet is the later."""

from __future__ import annotations

import make
import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import prose, text

from wirecopy.lineage.refiles import FEATURES, features, later, weights

A, B = prose(1), prose(2)
WORDS = st.sampled_from(["The harbour", "<PARD>", "40 boats", "(Ardine)", "UPDATE", "was closed.", "\n\n"])
VERSIONS = st.builds(
    lambda headline, body, day: make.article(
        headline=" ".join(headline), text=" ".join(["Harbour", *body]), dateline=f"PORT ARDINE, {day}"
    ),
    st.lists(WORDS, max_size=4),
    st.lists(WORDS, max_size=30),
    st.sampled_from(["March 3", "Dec 31", "Jan 1", "a day"]),
)


def told(one: dict[str, str], other: dict[str, str]) -> dict[str, float]:
    both = ({"headline": "Harbour closed", "text": text(*A), "dateline": None} | fields for fields in (one, other))
    found = features(*(make.article(**fields) for fields in both))
    return dict(zip(FEATURES, found, strict=True))


@given(VERSIONS, VERSIONS)
def test_turned_round_it_is_the_negative(one, other) -> None:  # type: ignore[no-untyped-def]
    assert later(one, other) == pytest.approx(-later(other, one))


def test_what_tells_nothing_is_nothing() -> None:
    assert set(told({}, {}).values()) == {0.0}


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("dated later", {"dateline": "PORT ARDINE, March 4"}, {"dateline": "PORT ARDINE, March 3"}),
        ("dated later", {"dateline": "PORT ARDINE, Jan 1"}, {"dateline": "PORT ARDINE, Dec 31"}),
        ("codes dropped", {"headline": "Ardine Docks net"}, {"headline": "Ardine Docks <ARDN> net"}),
        ("marked as mended", {"headline": "(CORRECTED) Harbour closed"}, {}),
        ("cut at the end", {"text": text(*A[:2])}, {"text": text(*A)}),
        ("filled in", {"text": text(A[0], *B, *A[1:])}, {"text": text(*A)}),
        ("shorter", {"text": text(*A[:2])}, {"text": text(*A)}),
    ],
)
def test_signs_of_the_later_one(name: str, one: dict[str, str], other: dict[str, str]) -> None:
    assert told(one, other)[name] > 0 > told(other, one)[name]


def test_every_feature_has_its_weight() -> None:
    assert len(weights()) == len(FEATURES)
    assert dict(zip(FEATURES, weights(), strict=True))["dated later"] > 1
