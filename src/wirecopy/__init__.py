"""wirecopy shows where a news story came from: the original, who copied whom, what each copy changed."""

__version__ = "0.1.0"
