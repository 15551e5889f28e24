"""Stories of words that mean nothing, as often as Zipf's law has them: where a bench must know what every word is."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import accumulate


def made_up(articles: int, seed: int = 2016) -> Iterator[dict[str, str]]:
    """A wire of made-up words: stories, and copies cut from the bottom, edited, put after a lead."""
    draw = random.Random(seed)
    prose = language(draw)
    furniture = [prose(25) for _ in range(100)]
    made = 0
    while made < articles:
        story, family = prose(draw.randrange(150, 600)), str(made)
        for copy in range(draw.choice((1, 1, 1, 1, 2, 2, 3, 5, 12))):
            text = list(story)
            if copy:
                text = text[: int(len(text) * draw.uniform(0.3, 1.0))]
                for _ in range(int(len(text) * draw.choice((0, 0.01, 0.05)))):
                    text[draw.randrange(len(text))] = prose(1)[0]
                text = prose(draw.choice((0, 30, 200))) + text
            outlet = draw.randrange(100)
            text += furniture[outlet]
            yield {"text": " ".join(text), "outlet": f"outlet {outlet}", "family": family}
            made += 1
            if made == articles:
                return


def language(draw: random.Random) -> Callable[[int], list[str]]:
    """A made-up language: gives so many of its words, as often as Zipf's law has them, flattened at the top."""
    weights = list(accumulate(1 / (rank + 10) for rank in range(30_000)))
    words = ["".join(draw.choices("etaoinshrdlu", k=draw.randrange(2, 10))) for _ in weights]
    return lambda length: draw.choices(words, cum_weights=weights, k=length)
