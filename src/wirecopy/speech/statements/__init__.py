"""Who says what: the statements of an article, each with its source, cue and content."""

from wirecopy.speech.statements.find import find_statements

__all__ = ["find_statements"]
