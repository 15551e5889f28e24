"""Who and where: the persons, organizations, roles and places that an article mentions."""

from wirecopy.speech.mentions.find import find_mentions

__all__ = ["find_mentions"]
