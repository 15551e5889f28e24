"""Texts to parsed texts: split into sentences, each distinct sentence parsed once, placed where it stands.

In: texts, and a shelf of sentences parsed before. Out: parsed texts, in the order of the texts.
"""

from wirecopy.speech.parse.crew import Crew
from wirecopy.speech.parse.model import INSTALL, Model, installed_model, required_model
from wirecopy.speech.parse.shelf import MemoryShelf, Shelf
from wirecopy.speech.parse.texts import Cut, cut, parse_cuts, parse_texts, placed

__all__ = [
    "INSTALL",
    "Crew",
    "Cut",
    "MemoryShelf",
    "Model",
    "Shelf",
    "cut",
    "installed_model",
    "parse_cuts",
    "parse_texts",
    "placed",
    "required_model",
]
