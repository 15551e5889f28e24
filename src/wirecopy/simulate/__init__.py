"""A made-up wire with its truth: articles that copy one another, and who copied what from whom."""
