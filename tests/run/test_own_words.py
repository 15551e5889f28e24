"""What articles say in their own voice is stored where another says it as well, and told anew with the stories."""

from __future__ import annotations

import make

from wirecopy.run.progress import Silent
from wirecopy.run.stories import tell_store

FERRY = (
    "At least {} people died when the night ferry Maretta Star capsized in the Talvane Strait off Great Vessin.\n\n"
    "The coastguard of Port Ardine searched the strait for survivors of the ferry until the morning."
)


def test_a_sentence_with_a_figure_becomes_evidence_for_a_claim() -> None:
    texts = {"a": FERRY.format(41), "b": FERRY.format(47)}
    headline = "Night ferry Maretta Star capsizes in Talvane Strait"
    store = make.store(
        ":memory:",
        articles=[make.article(id, text=text, headline=headline) for id, text in texts.items()],
        families=make.family("f:a", *texts),
        copies=[make.copy("b", "a")],
        figures=[
            make.figure(id, t[:11], float(t[9:11]), high=None, end=11, approximate=True) for id, t in texts.items()
        ],
    )
    for _ in range(2):
        write = tell_store(store, Silent())
        with store.transaction():
            write()
        rows = list(store.records("statements"))
        assert [(row.id, row.source, row.cue) for row in rows] == [("a:0", None, None), ("b:0", None, None)]
        assert all(row.content == texts[row.article].split("\n")[0] for row in rows)
        (claim,) = store.records("claims")
        assert (claim.articles, claim.independent_sources, claim.disputed) == (2, 1, True)
        assert [row.statement for row in store.records("claim_statements")] == ["a:0", "b:0"]
