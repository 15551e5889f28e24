"""The copy names the original's outlet as where its text, or a part of it, comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wirecopy.model import Article, Credit, Evidence
from wirecopy.model.names import outlet_key, outlet_keys

STRONG_PLACES = frozenset(("byline", "dateline", "credit_line", "metadata", "link"))
"""Where a credit says of the whole article whose it is."""

CREDIT_WEIGHT = {"credit_line": 4.0, "byline": 4.0, "dateline": 4.0, "metadata": 3.5, "headline": 2.5, "body": 2.5}
CONTRIBUTED = 1.2


def credit(credits: Sequence[Credit], original: Article) -> Iterator[Evidence]:
    """The copy names the original's outlet as where its text, or a part of it, comes from."""
    if not credits:
        return
    keys = outlet_keys(original)
    weights = [(credit_weight(c), c) for c in credits if c.place != "link" and outlet_key(c.name) in keys]
    weight, best = max(weights, key=lambda w: (w[0], w[1].text, w[1].place), default=(0.0, None))
    if best is not None and weight > 0:
        yield Evidence(kind="credit", detail=f"{best.place.replace('_', ' ')}: {_short(best.text)}", weight=weight)


def credit_weight(credit: Credit) -> float:
    """Log-odds that an article which bears ``credit`` took text from the one it names."""
    if credit.role == "photo":
        return 0.0
    return CONTRIBUTED if credit.role == "contributor" else CREDIT_WEIGHT.get(credit.place, 0.0)


def _short(text: str, most: int = 80) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"
