"""Sentences as printed in, sentences as parsed out: spaCy on each sentence by itself.

A sentence is parsed alone, so that its parse follows from its words and not from where it stands. Of spaCy's pipeline
the tagger, the dependency parser and the recogniser of names run on batches. Its attribute ruler and lemmatizer, which
cost a quarter of the whole, look at a word and its tag only: they run once for each such pair, on a text of that word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from wirecopy.speech.parse.model import load_model
from wirecopy.speech.parsed import Named, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

BATCH = 64
"""Sentences parsed at a time, as many as in three or four articles: less is slower, more takes memory and is not faster
(words a second of the small model: 2,900 at 16, 3,900 at 64, 3,800 at 256)."""

_PER_WORD = ("attribute_ruler", "lemmatizer")


class Parser:
    """The pipeline of an installed model (``package``)."""

    def __init__(self, package: str) -> None:
        self._nlp = load_model(package)
        self._looked_up: dict[tuple[str, str, str], tuple[str, str]] = {}

    def parse(self, texts: Sequence[str]) -> Iterator[Sentence]:
        """The sentences of ``texts`` as parsed, in order. White space in them should be single spaces."""
        for at in range(0, len(texts), BATCH):
            batch = texts[at : at + BATCH]
            docs = [self._tokens(text) for text in batch]
            for text, doc in zip(batch, self._nlp.pipe(docs, batch_size=BATCH, disable=_PER_WORD), strict=True):
                yield self._sentence(text, doc)

    def _tokens(self, text: str) -> Doc:
        doc = self._nlp.make_doc(text)
        for token in doc:
            token.is_sent_start = token.i == 0  # the parser may not split it
        return doc

    def _sentence(self, text: str, doc: Doc) -> Sentence:
        starts, ends, tags, deps, heads, pos, lemmas = [], [], [], [], [], [], []
        for token in doc:
            word, tag, dep = token.text, token.tag_, token.dep_
            starts.append(token.idx)
            ends.append(token.idx + len(word))
            tags.append(tag)
            deps.append(dep)
            heads.append(token.head.i)
            found = self._looked_up.get((word, tag, dep)) or self._look_up(word, tag, dep)
            pos.append(found[0])
            lemmas.append(found[1])
        named = tuple(Named(span.start, span.end, span.label_) for span in doc.ents)
        return Sentence(
            text,
            tuple(starts),
            tuple(ends),
            tuple(lemmas),
            tuple(pos),
            tuple(tags),
            tuple(deps),
            tuple(heads),
            named,
        )

    def _look_up(self, word: str, tag: str, dep: str) -> tuple[str, str]:
        """The coarse class and the lemma of a word with this tag and relation, whatever stands beside it."""
        from spacy.tokens import Doc

        doc = Doc(self._nlp.vocab, words=[word], tags=[tag], deps=[dep], heads=[0])
        for name in _PER_WORD:
            doc = self._nlp.get_pipe(name)(doc)
        found = self._looked_up[word, tag, dep] = doc[0].pos_, doc[0].lemma_
        return found
