"""A parsed sentence as few bytes: what goes from process to process and what the store keeps.

In: a sentence. Out: bytes that together with its text give it back. Some 9 bytes a word: columns side by side, offsets
as steps, lemmas only where they differ from the word in lower case, then deflate with the labels as its dictionary.
"""

from __future__ import annotations

import zlib

import msgspec

from wirecopy.speech.parsed import Named, Sentence

_LABELS = (
    b"PERSON ORG GPE NORP LOC FAC DATE TIME MONEY PERCENT CARDINAL ORDINAL QUANTITY SPACE X SYM INTJ NUM SCONJ CCONJ "
    b"PART AUX DET PROPN PRON ADV ADJ PUNCT ADP NOUN VERB FW UH WRB WP WDT PRP$ POS MD JJR JJS RB RBR RP CC CD EX TO "
    b"PRP NNPS NNS NNP VBG VBN VBP VBZ VBD VB `` '' : -LRB- -RRB- , . DT JJ IN NN dative expl oprd parataxis csubj "
    b"nsubjpass auxpass preconj predet quantmod meta intj dep case nummod npadvmod appos agent prt pcomp acl relcl "
    b"advcl xcomp ccomp acomp attr mark neg cc conj poss advmod aux amod compound ROOT nsubj dobj prep pobj det punct"
)


def pack(sentence: Sentence) -> bytes:
    """Everything of ``sentence`` but its text."""
    gaps, lengths, at = [], [], 0
    for start, end in zip(sentence.starts, sentence.ends, strict=True):
        gaps.append(start - at)
        lengths.append(end - start)
        at = end
    lemmas = ["" if lemma == sentence.word(token).lower() else lemma for token, lemma in enumerate(sentence.lemmas)]
    columns = (
        gaps,
        lengths,
        [head - token for token, head in enumerate(sentence.heads)],
        "\t".join(lemmas),
        " ".join(sentence.pos),
        " ".join(sentence.tags),
        " ".join(sentence.deps),
        sentence.named,
    )
    deflate = zlib.compressobj(1, zlib.DEFLATED, -15, zdict=_LABELS)
    return deflate.compress(msgspec.msgpack.encode(columns)) + deflate.flush()


_Columns = tuple[list[int], list[int], list[int], str, str, str, str, tuple[Named, ...]]
_COLUMNS = msgspec.msgpack.Decoder(_Columns)


def unpack(text: str, packed: bytes) -> Sentence:
    """The sentence of which ``text`` is the text."""
    gaps, lengths, steps, lemmas, pos, tags, deps, named = _COLUMNS.decode(
        zlib.decompressobj(-15, zdict=_LABELS).decompress(packed)
    )
    starts, ends, at = [], [], 0
    for gap, length in zip(gaps, lengths, strict=True):
        starts.append(at + gap)
        at += gap + length
        ends.append(at)
    words = zip(starts, ends, lemmas.split("\t"), strict=True) if starts else ()
    return Sentence(
        text,
        tuple(starts),
        tuple(ends),
        tuple(lemma or text[start:end].lower() for start, end, lemma in words),
        tuple(pos.split(" ")) if starts else (),
        tuple(tags.split(" ")) if starts else (),
        tuple(deps.split(" ")) if starts else (),
        tuple(token + step for token, step in enumerate(steps)),
        named,
    )
