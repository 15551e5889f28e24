"""Where quotations begin, end and go on."""

from __future__ import annotations

import pytest

from wirecopy.speech.parse.sentences import split_paragraphs
from wirecopy.speech.statements.quotations import find_quotations


def quotations(text: str) -> list[tuple[str, int]]:
    return [(text[q.start : q.end], q.run) for q in find_quotations(text, split_paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“It is cold,” she said. “Very.”", ["“It is cold,”", "“Very.”"]),
        ('"It is cold," she said. "Very."', ['"It is cold,"', '"Very."']),
        ("‘It’s cold,’ she said of the bakers’ oven.", ["‘It’s cold,’"]),
        ("The bakers’ oven is 'cold'.", []),
        ("“He said ‘no’ twice.”", ["“He said ‘no’ twice.”"]),
        ('A 6" plank', []),
        ('"It is cold,” she said. "Very.”', ['"It is cold,”', '"Very.”']),
        ('"He says, "Two loaves," and goes."', ['"He says, "Two loaves," and goes."']),
        ("“The “best oven” is ours.” It was.", ["“The “best oven” is ours.”"]),
        ("“The oven, “the mill, “the ferry,” she said.", ["“The oven, “the mill, “the ferry,”"]),
    ],
)
def test_marks_that_open_and_close(text: str, found: list[str]) -> None:
    assert [printed for printed, _ in quotations(text)] == found


def test_a_quotation_that_goes_on_over_paragraphs_is_one_run() -> None:
    assert quotations("“One.\n\n“Two.\n\n“Three,” she said. “Four.”") == [
        ("“One.", 0),
        ("“Two.", 0),
        ("“Three,”", 0),
        ("“Four.”", 1),
    ]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert quotations("She said: “It is cold.\n\nNobody came.") == [("“It is cold.", 0)]
