"""Which sentences belong to the text they stand in, and what that says of the direction."""

from __future__ import annotations

from wirecopy.lineage.belonging import MOST, belonging
from wirecopy.lineage.collation import Collation
from wirecopy.lineage.derivation import WEIGHTS, derive

STORY = (
    "The harbour council of Ostrel voted on Tuesday to close the western ferry terminal before winter.",
    "Ferry captains told the council that closing the terminal would leave Ostrel without winter crossings.",
    "The terminal opened thirty years ago and the council of Ostrel has repaired its western quay twice.",
)
OF_IT = "Captains of the western ferry told Ostrel before that the winter quay of the terminal was unsafe."
STRANGE = "Meanwhile goalkeeper Pellwin signed another contract after scoring against Tessmark on Saturday evening."


def test_a_sentence_that_speaks_of_the_same_belongs_and_a_strange_one_does_not() -> None:
    words = [(), *(sentence.casefold().rstrip(".").split() for sentence in (*STORY, OF_IT, STRANGE))]
    found = belonging(words, {1: 2, 2: 2, 3: 2, 4: 1, 5: 1}, 2)
    assert -MOST <= found[5] < 0 < found[4] <= MOST


def test_of_what_all_have_nothing_is_asked() -> None:
    assert belonging([(), ("harbour", "council")], {1: 2}, 2) == {}


def test_where_nobody_has_what_another_has_there_is_nothing_to_belong_to() -> None:
    assert belonging([(), ("harbour", "council"), ("goalkeeper", "harbour")], {1: 1, 2: 1}, 2) == {}


def _collated(**texts: tuple[str, ...]) -> Collation:
    joined = {id: "\n\n".join(sentences) for id, sentences in texts.items()}
    kept = len("\n\n".join(STORY))
    return Collation(joined, dict.fromkeys(joined, ((0, kept),)))


def test_who_has_more_of_the_story_is_no_copy_of_who_has_less() -> None:
    found = _collated(a=STORY, b=(*STORY, OF_IT), c=STORY)
    a, b = found.witnesses["a"], found.witnesses["b"]
    assert derive(found, b, a) > WEIGHTS.own_added
    assert derive(found, a, b) == WEIGHTS.cut_own_at_end


def test_what_is_put_in_from_elsewhere_costs_the_copy_no_more() -> None:
    found = _collated(a=STORY, b=(*STORY, STRANGE), c=STORY)
    assert derive(found, found.witnesses["b"], found.witnesses["a"]) == WEIGHTS.own_added
