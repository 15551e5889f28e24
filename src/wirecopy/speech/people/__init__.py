"""Who an article is about: persons and organizations under one name each, their roles, and where they are named."""

from wirecopy.speech.people.find import find_people
from wirecopy.speech.people.records import Actor, Naming, People, PlaceName, Role

__all__ = ["Actor", "Naming", "People", "PlaceName", "Role", "find_people"]
