"""A verdict as it is given: what is kept, and where the two articles' texts came from by it."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from wirecopy.model import Verdict
from wirecopy.pictures.article import load_article, origin_sentence
from wirecopy.pictures.harmless import harmless
from wirecopy.pictures.kin import load_briefs, outlet_of
from wirecopy.pictures.verdicts import SAID
from wirecopy.store import Store


def print_judged(console: Console, store: Store, verdict: Verdict, until: str) -> None:
    """Print ``verdict``, and what the stages up to ``until`` made of it."""
    ids = verdict.a, verdict.b
    briefs = load_briefs(store, ids)
    names = {id: Text.assemble((outlet_of(briefs[id]), "bold"), (f" {harmless(id)}", "dim")) for id in ids}
    console.print(Text.assemble("kept: ", names[verdict.a], f" is {SAID[verdict.verdict]} ", names[verdict.b]))
    if until in ("read", "reuse"):
        console.print(Text("no tree is drawn in this store yet; `wirecopy trace` will follow the verdict", "dim"))
        return
    for id in ids:
        sentence = origin_sentence(load_article(store, id))
        console.print(Text.assemble(names[id], f": {sentence}"))
