"""Stories: all articles about one event.

Until families that report one event are joined, a story is a family: one row each.
"""

from wirecopy.stories.from_families import STORIES, Stories, tell_stories

__all__ = ["STORIES", "Stories", "tell_stories"]
