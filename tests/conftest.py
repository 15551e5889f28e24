"""Puts this folder on the path, so that every test can ``import make``; says what holds for all properties."""

from hypothesis import settings

settings.register_profile("any machine", deadline=None)  # how long an example takes says how busy the machine is
settings.load_profile("any machine")
