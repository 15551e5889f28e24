"""Which of spaCy's English models is installed, and the model itself, loaded once in a process.

Only the parts are loaded that the stage reads: lemmas and coarse classes are looked up word by word (``parser.py``).
"""

from __future__ import annotations

import warnings
from functools import cache
from importlib.metadata import distributions
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from wirecopy.errors import ExtraMissing

if TYPE_CHECKING:
    from spacy.language import Language

_ENGLISH = "en_core_web_"
_SIZES = ("sm", "md", "lg", "trf")  # the smallest first: speeds and floors were measured with it
INSTALL = "pip install 'wirecopy[speech]'"


class Model(NamedTuple):
    """An installed model: the name of its package and its version."""

    package: str
    version: str


@cache
def installed_model() -> Model | None:
    """The English model to parse with, the smallest where there are several; ``None`` without it or without spaCy."""
    if find_spec("spacy") is None or find_spec("pycrfsuite") is None:
        return None
    found = []
    for distribution in distributions():
        package = (distribution.name or "").lower().replace("-", "_").replace(".", "_")
        if package.startswith(_ENGLISH):
            found.append(Model(package, distribution.version))
    return min(found, key=_size, default=None)


def required_model() -> Model:
    """The same; raises :class:`ExtraMissing` where there is none."""
    model = installed_model()
    if model is None:
        raise ExtraMissing(f"statements need spaCy and its English model: {INSTALL}")
    return model


@cache
def load_model(package: str) -> Language:
    """The pipeline of ``package``, whole."""
    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a model that was trained with an older release of spaCy says so each time
        return spacy.load(package)


def _size(model: Model) -> tuple[int, str]:
    size = model.package.removeprefix(_ENGLISH).split("_")[0]
    return (_SIZES.index(size) if size in _SIZES else len(_SIZES)), model.package
