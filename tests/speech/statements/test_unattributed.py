"""What an article says in its own voice."""

from __future__ import annotations

import make

from wirecopy.speech.statements.unattributed import assertions_in, counting

TEXT = (
    "At least 41 people may have died when the ferry Maretta Star capsized. Mr. Odenmark said 112 had been saved.\n\n"
    "Edda Vorland, 43, leads the inquiry into the loss of the ferry. Ferries: 19"
)


def test_sentences_with_a_figure_that_nobody_is_named_for() -> None:
    at = TEXT.index("Mr.")
    said = make.spoken("a", (at, at + 12), (at + 13, at + 17), (at + 18, TEXT.index("\n") - 1), TEXT)
    figures = [
        make.figure("a", "At least 41", 41, end=11),
        make.figure("a", "112", 112, start=TEXT.index("112")),
        make.figure("a", "43", 43, start=TEXT.index("43"), counted="years of age", unit="year"),
        make.figure("a", "19", 19, start=TEXT.index("19")),
    ]
    (own,) = assertions_in(TEXT, "a", [said], counting(figures))
    assert own.content == TEXT[: at - 1] == TEXT[own.content_start : own.content_end]
    assert (own.id, own.source, own.cue, own.speaker, own.hedged) == ("a:0", None, None, None, True)


def test_nothing_without_figures() -> None:
    assert assertions_in(TEXT, "a", [], counting([])) == []
