"""Who says what: source, cue and content of every statement of an article."""
