"""How many: the figures that an article names, with what they count."""

from wirecopy.speech.figures.find import find_figures

__all__ = ["find_figures"]
