"""Stock wording is told from copying by who else holds it."""

from __future__ import annotations

import random

import numpy as np
import pyarrow as pa
import pytest

from wirecopy import find_passages
from wirecopy.reuse.kernels import components
from wirecopy.reuse.stock import UNRELATED

SENTENCE = (
    "The harbour office did not immediately respond to a request for comment on the {n} crates that {who} had left on "
    "the quay in {month}."
)
PARAGRAPH = (
    "Divers brought up a brass bell from the wreck on Tuesday morning, and the curator, who had waited on the pier "
    "since dawn, said that she had never seen an inscription so clear."
)


def words(draw: random.Random, n: int) -> str:
    return " ".join("".join(draw.choices("bdfgklmnprst", k=3)) + str(draw.randrange(10_000)) for _ in range(n))


def labels(texts: list[str]) -> set[str]:
    found: pa.Table = find_passages(texts, [f"outlet {n}" for n in range(len(texts))])
    return set(found["label"].to_pylist())


def formula(draw: random.Random) -> str:
    return SENTENCE.format(n=draw.randrange(10, 99), who=words(draw, 1), month=words(draw, 1))


def test_a_formula_that_unrelated_articles_fill_is_a_template() -> None:
    draw = random.Random(1)
    texts = [f"{words(draw, 120)} {formula(draw)} {words(draw, 120)}" for _ in range(UNRELATED)]
    assert labels(texts) == {"template"}


def test_one_paragraph_in_unrelated_articles_is_copied() -> None:
    draw = random.Random(2)
    texts = [f"{words(draw, 120)}\n\n{PARAGRAPH}\n\n{words(draw, 120)}" for _ in range(UNRELATED + 2)]
    assert labels(texts) == {"copied"}


def test_a_dispatch_with_many_reprints_is_copied_in_every_part() -> None:
    draw = random.Random(3)
    dispatch = [words(draw, 30), formula(draw), words(draw, 60)]
    reprints = [" ".join(dispatch) + " " + words(draw, 5) for _ in range(8)]
    excerpt = f"{words(draw, 150)} {dispatch[1]} {words(draw, 150)}"
    assert labels([*reprints, excerpt]) == {"copied"}


def test_a_frame_that_two_articles_fill_for_themselves_is_a_template() -> None:
    draw = random.Random(4)
    one = "A judge in Farecliff sentenced Ryota Igaoka, a bank manager, to 12 years in prison on Thursday for a fraud."
    other = "A judge in Taldapur sentenced Unnur Grim, a customs officer, to 14 years in prison on Sunday for a fraud."
    assert labels([f"{words(draw, 90)} {text} {words(draw, 90)}" for text in (one, other)]) <= {"template"}


@pytest.mark.parametrize("seed", range(20))
def test_components(seed: int) -> None:
    draw = random.Random(seed)
    nodes = draw.randrange(1, 40)
    pairs = [(draw.randrange(nodes), draw.randrange(nodes)) for _ in range(draw.randrange(40))]
    group = {n: {n} for n in range(nodes)}
    for a, b in pairs:
        group[a] |= group[b]
        for n in group[a]:
            group[n] = group[a]
    ones, others = (np.array([p[side] for p in pairs], np.int64) for side in (0, 1))
    assert components(nodes, ones, others).tolist() == [min(group[n]) for n in range(nodes)]
