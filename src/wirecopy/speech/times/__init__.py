"""When: the times that an article names, with their values."""

from wirecopy.speech.times.find import find_times

__all__ = ["find_times"]
