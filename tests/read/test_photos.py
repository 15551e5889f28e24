"""Credits of pictures in a body, glued to what follows or alone, and what is none."""

from __future__ import annotations

import pytest

from wirecopy.read.photos import find_photo_credits

FOUND = [
    ("Voters in a line on Monday. | AP Photo When does voting start?", "AP Photo"),
    ("The mayor visits a club. | Jane Roe/POLITICO Mayor visits club", "Jane Roe/POLITICO"),
    ("A camp on Monday | Jane Roe/AFP via Getty Images Aid resumes in the north", "Jane Roe/AFP via Getty Images"),
    (
        "“No,” the girl said.\n\nJane T. Roe III/The Omaro Observer via AP Photo\n\nShe left.",
        "Jane T. Roe III/The Omaro Observer via AP Photo",
    ),
    ("A city at dawn. Jane Roe/AFP/Getty Images\n\nThe next line.", "Jane Roe/AFP/Getty Images"),
    ("A ferry is lifted. (AP Photo/Jane Roe) LISSEN, Arda - It sank.", "AP Photo/Jane Roe"),
    ("A judge reads the decision in a court in Lissen on Thursday AP\r\n\r\nThe court ruled.", "AP"),
    ("File image of the mayor. AP\nGovernance is hard.", "AP"),
    ("Getty Images Wealth of Nations A clash of views", "Getty Images"),
    ("It may be.\n\nFeatured image via Jane Roe/Getty Images.", "Jane Roe/Getty Images"),
    ("It may be.\n\nphoto by Jane Roe / CC BY 2.0 / cropped", "Jane Roe"),
    ("The law passed.\n\nFerry mapImage Source: The Omaro Post\n\nIt sank.", "The Omaro Post"),
    ("Here is a map of where they are made, courtesy of OmaroHerald.com:", "OmaroHerald.com"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "printed"), FOUND, ids=[printed for _, printed in FOUND])
def test_found(text: str, printed: str) -> None:
    assert [text[c.start : c.end] for c in find_photo_credits(text)] == [printed]


@pytest.mark.parametrize(
    "text",
    [
        "He told the AP.",
        "The ferry sank, according to AP",
        "The ferry sank, he said. Reuters",
        "A CNN/ORC poll put her ahead of an ABC News/Washington Post poll.",
        "Photos of the ferry were shown by Jane Roe on Monday.",
        "Featured image via video screen capture",
        "Featured image from file",
        "Hide Caption 2 of 9 Photos: Ferry drills A ferry turns over.",
        "See https://omaro.example/Jane/Roe/AP and cut | paste.",
        "Getty Images sued its rival on Monday.",
    ],
)
def test_none(text: str) -> None:
    assert find_photo_credits(text) == []


def test_names() -> None:
    """One agency goes by its full name, a longer credit as printed."""
    assert [c.name for c in find_photo_credits("A ferry. | AP Photo It sank.")] == ["Associated Press"]
    assert [c.name for c in find_photo_credits("Photo by Jane Roe via Flickr")] == ["Jane Roe via Flickr"]
