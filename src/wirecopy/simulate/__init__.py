"""A made-up wire with its truth: articles that copy one another, and who copied what from whom.

Out: articles, and the rows of families, copies, lost originals, passages and changes that a perfect tool would find.
The field has no corpus with known copy trees; ``docs/simulated-wire.md`` is the data card of this one.
"""
