"""A person's word on two articles, told from the side of either, and what the evidence says against it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from wirecopy.lineage.dissent import Dissent, find_dissent
from wirecopy.model import Evidence, Verdict
from wirecopy.pictures.words import clip, count
from wirecopy.store import Store

SAID = {"copy": "a copy of", "original": "the original of", "kin": "kin to", "not": "not kin to"}
_TURNED = {"copy": "original", "original": "copy", "kin": "kin", "not": "not"}
_SHOWN, _DETAIL = 3, 60

Pair = tuple[str, str]


def told_of(verdict: Verdict, article: str, name: Callable[[str], str]) -> str:
    """What the verdict says of ``article``, one of its two: "a copy of The Ardine Courier"."""
    given_here = verdict.a == article
    word = verdict.verdict if given_here else _TURNED[verdict.verdict]
    return f"{SAID[word]} {name(verdict.b if given_here else verdict.a)}"


def load_dissents(store: Store, verdicts: Iterable[Verdict]) -> Mapping[Pair, str]:
    """What the evidence says against those of ``verdicts`` that it contradicts, in words, by their ``a`` and ``b``."""
    found = {}
    for verdict in verdicts:
        ids = (verdict.a, verdict.b)
        articles = {id: article for id in ids if (article := store.one("articles", "id = ?", (id,))) is not None}
        if len(articles) == len(set(ids)) == 2:
            credits = {id: list(store.records("credits", "article = ?", (id,))) for id in ids}
            passages = list(store.records("passages", "a = ? AND b = ?", (min(ids), max(ids))))
            for id in ids:
                passages += store.records("passages", "label = 'boilerplate' AND (a = ? OR b = ?)", (id, id))
            if dissent := find_dissent(verdict, articles, credits, passages):
                found[ids] = said_otherwise(dissent)
    return found


def said_otherwise(dissent: Dissent) -> str:
    """ "the evidence says otherwise (time +2.1: published 3 h later)"."""
    reasons = [_reason(e) for e in dissent.evidence if e.weight > 0][:_SHOWN]
    reasons += [f"but {_reason(e)}" for e in dissent.evidence[-1:] if e.weight < 0]
    what = "; ".join(reasons) or f"they share {count(dissent.words, 'word')}, as copies do"
    return f"the evidence says otherwise ({what})"


def _reason(evidence: Evidence) -> str:
    return f"{evidence.kind} {evidence.weight:+.1f}: {clip(evidence.detail, _DETAIL)}"


def contradicted(
    verdicts: Iterable[Verdict], dissents: Mapping[Pair, str], name: Callable[[str], str]
) -> Iterable[str]:
    """A line for each verdict that the evidence contradicts: who was judged what, and what the evidence says."""
    for verdict in verdicts:
        if said := dissents.get((verdict.a, verdict.b)):
            yield f"a person judged {name(verdict.a)} {SAID[verdict.verdict]} {name(verdict.b)}; {said}"
