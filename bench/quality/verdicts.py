"""Verdicts of a store as labels: how often the evidence alone says what a person said.

    python bench/quality/verdicts.py [STORE] [--errors]

The trees are drawn anew from the store's articles, credits and passages, once without any verdict, and by a naive rule
(whoever shares ten words in a row is kin, the earlier is the original). Right is: kin or not as the person said, and
the direction where the person gave one. Nothing is written to the store.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from wirecopy.lineage import trace_lineages
from wirecopy.model import Article, Copy
from wirecopy.model.times import moment_of
from wirecopy.store import Store, open_store

Said = str
"""What a method makes of a pair: "copy", "original", "kin" or "not"."""

NAIVE_WORDS = 10


def main() -> None:
    """Print a row for each method."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", nargs="?", default="wirecopy.db")
    parser.add_argument("--errors", action="store_true", help="list what the evidence says otherwise")
    options = parser.parse_args()
    with open_store(options.store, read_only=True) as store:
        articles = {a.id: a for a in store.records("articles")}
        verdicts = [v for v in store.records("verdicts") if v.a in articles and v.b in articles]
        methods = {"naive": naive(store, articles), "wirecopy": evidence_alone(store, articles)}
    directed = [v for v in verdicts if v.verdict in ("copy", "original")]
    print(f"{len(verdicts)} verdicts on articles of the store, {len(directed)} of them with a direction")
    print(f"{'':<10}{'kin or not':>12}{'direction':>12}")
    for name, method in methods.items():
        answers = {(v.a, v.b): method(v.a, v.b) for v in verdicts}
        kin = share([(answers[v.a, v.b] == "not") == (v.verdict == "not") for v in verdicts])
        direction = share([answers[v.a, v.b] == v.verdict for v in directed])
        print(f"{name:<10}{kin:>12}{direction:>12}")
    if options.errors:
        for v in verdicts:
            if (said := methods["wirecopy"](v.a, v.b)) != v.verdict:
                print(f"{v.a} {v.b}: a person says {v.verdict}, the evidence {said}")


def share(right: Sequence[bool]) -> str:
    """The share of what is right; "-" of nothing."""
    return f"{sum(right) / len(right):.3f}" if right else "-"


def evidence_alone(store: Store, articles: dict[str, Article]) -> Callable[[str, str], Said]:
    """What the trees say that are drawn without the verdicts."""
    found = trace_lineages(articles.values(), store.records("credits"), list(store.records("passages")))
    originals: dict[str, list[Copy]] = {}
    families: dict[str, set[str]] = {}
    for copy in found.copies:
        originals.setdefault(copy.copy, []).append(copy)
    for row in found.families:
        families.setdefault(row.article, set()).add(row.family)

    def descends(copy: str, original: str) -> bool:
        waiting, seen = [copy], {copy}
        while waiting:
            for link in originals.get(waiting.pop(), ()):
                if link.original == original and link.confidence > 0.5:
                    return True
                if link.confidence > 0.5 and link.original not in seen:
                    seen.add(link.original)
                    waiting.append(link.original)
        return False

    def said(a: str, b: str) -> Said:
        if descends(a, b):
            return "copy"
        if descends(b, a):
            return "original"
        return "kin" if families.get(a, set()) & families.get(b, set()) else "not"

    return said


def naive(store: Store, articles: dict[str, Article]) -> Callable[[str, str], Said]:
    """Kin by one shared passage, direction by the clock."""
    pairs = {(p.a, p.b) for p in store.records("passages", "words >= ?", (NAIVE_WORDS,))}

    def said(a: str, b: str) -> Said:
        if (min(a, b), max(a, b)) not in pairs:
            return "not"
        one, other = (moment_of(articles[id].published) for id in (a, b))
        if one is None or other is None or one.earliest == other.earliest:
            return "kin"
        return "copy" if one.earliest > other.earliest else "original"

    return said


if __name__ == "__main__":
    main()
