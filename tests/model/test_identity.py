"""Ids and addresses: what makes an article the same."""

from __future__ import annotations

import hashlib

import pytest

from wirecopy.model import identity


def test_an_address_id_is_the_first_16_digits_of_its_sha256() -> None:
    address = "https://paper.example/2024/goose"
    assert identity.address_id(address) == hashlib.sha256(address.encode()).hexdigest()[:16]


@pytest.mark.parametrize(
    ("url", "canonical", "own"),
    [
        ("https://paper.example/a", None, "https://paper.example/a"),
        ("https://paper.example/a?ref=mail", "https://www.paper.example/a", "https://www.paper.example/a"),
        ("https://blog.example/x", "https://paper.example/a", "https://blog.example/x"),
        ("https://paper.org/a", "https://paper.com/a", "https://paper.com/a"),
        ("http://politi.co/2df6xHB", "https://www.politico.example/a", "https://www.politico.example/a"),
        (None, "https://paper.example/a", "https://paper.example/a"),
        ("https://paper.example/a", "https://paper.example/", "https://paper.example/a"),
        ("https://paper.example/", None, None),
        ("https://Paper.Example/A#top", None, "https://paper.example/A"),
        (None, None, None),
        ("http://[broken", None, "http://[broken"),
    ],
)
def test_own_address(url: str | None, canonical: str | None, own: str | None) -> None:
    assert identity.own_address(url, canonical) == own


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.guardian.co.uk/x", "https://guardian.com/y", True),
        ("https://news.paper.example/x", "https://paper.example/y", True),
        ("https://one.wordpress.com/x", "https://two.wordpress.com/x", False),
        ("https://a.example/x", "https://b.example/x", False),
        ("nonsense", "nonsense", True),
        ("", "", False),
    ],
)
def test_same_site(one: str, other: str, same: bool) -> None:
    assert identity.same_site(one, other) is same


def test_versions_of_one_id_differ_by_their_text() -> None:
    digest = hashlib.sha256(b"new text").hexdigest()
    assert identity.version_id("a", "new text") == f"a~{digest[:8]}"
