"""What textacy and sayswho find, run by a Python that has them, which need not be the one that has wirecopy.

    PYTHON bench/quality/statement_peers.py textacy|sayswho < texts.json > found.json

In: a JSON list of texts. Out: for each a list of ``[source, cue, content]``, each a list of spans. Of sayswho only the
finder of quotations runs: the rest of it needs a model of coreference that its release no longer loads.
"""

from __future__ import annotations

import json
import re
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any, NamedTuple


class Placed(NamedTuple):
    """A quotation of a paragraph by the tokens of the whole text, in textacy's order."""

    speaker: list[Any]
    cue: list[Any]
    content: list[Any]


_BREAK = re.compile(r"\s*\n\s*")
_DOUBLE = re.compile(r"''|``")

Spans = list[list[int]]
Find = Callable[[Any], Iterable[Any]]


def main() -> None:
    """Run the peer that is named over the texts on standard input."""
    warnings.simplefilter("ignore")
    import spacy
    import spacy.util

    find: Find = {"textacy": _textacy, "sayswho": _sayswho}[sys.argv[1]]()
    model = min(name for name in spacy.util.get_installed_models() if name.startswith("en_core_web_"))
    # sayswho takes new lines and quotation marks one character at a time
    texts = [
        _DOUBLE.sub('" ', _BREAK.sub(lambda found: " " * (len(found[0]) - 1) + "\n", text))
        for text in json.load(sys.stdin)
    ]
    docs = spacy.load(model).pipe(texts, batch_size=16)
    found = [[[_spans(one.speaker), _spans(one.cue), _spans(one.content)] for one in find(doc)] for doc in docs]
    json.dump(found, sys.stdout)


def _textacy() -> Find:
    """By paragraphs: it gives up whatever has an odd number of quotation marks, which few paragraphs have."""
    import textacy.extract

    def find(doc: Any) -> Iterator[Any]:
        start = 0
        for token in doc:
            if "\n" in token.text or token.i + 1 == len(doc):
                paragraph = doc[start : token.i + 1]
                with suppress(ValueError):
                    for one in textacy.extract.direct_quotations(paragraph.as_doc()):
                        yield Placed(*([doc[start + t.i] for t in tokens] for tokens in one))
                start = token.i + 1

    return find


def _sayswho() -> Find:
    from sayswho.quote_finder import quote_finder

    return quote_finder  # type: ignore[no-any-return]


def _spans(tokens: Any) -> Spans:
    """Characters from the first token to the last, of a span or a list of tokens."""
    listed = list(tokens)
    return [[listed[0].idx, listed[-1].idx + len(listed[-1])]] if listed else []


if __name__ == "__main__":
    main()
