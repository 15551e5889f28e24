"""The lexicon of cues: ``data/lexicon.txt``, lemmas by class.

In: a lemma and its part of speech. Out: classes. Only classes go into features, never the words themselves.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

_KIND_OF = {"VERB": "verb", "AUX": "fn", "NOUN": "noun", "PROPN": "noun", "ADV": "adv", "ADJ": "adj"}


@cache
def lexicon() -> dict[tuple[str, str], tuple[str, ...]]:
    """Classes by kind and lemma, in the order of the file."""
    found: dict[tuple[str, str], list[str]] = {}
    for line in resources.files(__package__).joinpath("data/lexicon.txt").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        kind, name, *words = line.split()
        for word in words:
            found.setdefault((kind, word.replace("_", " ")), []).append(name)
    return {key: tuple(dict.fromkeys(names)) for key, names in found.items()}


@cache
def classes_of(lemma: str, pos: str) -> tuple[str, ...]:
    """The classes of a lemma as this part of speech, then those of it as a word of grammar ("fn:that")."""
    words, low = lexicon(), lemma.lower()
    kind = _KIND_OF.get(pos)
    own = words.get((kind, low), ()) if kind else ()
    grammar = words.get(("fn", low), ())
    return tuple(f"{kind}:{name}" for name in own) + tuple(f"fn:{name}" for name in grammar if kind != "fn" or not own)
