"""wirecopy shows where a news story came from: the original, who copied whom, what each copy changed.

>>> import wirecopy
>>> traced = wirecopy.trace(wirecopy.read("pages"))  # doctest: +SKIP
>>> traced.copies.to_pandas()  # doctest: +SKIP

What is heavy (the matcher, Arrow, the page reader) is imported when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wirecopy.model import Article, Change
    from wirecopy.read import read
    from wirecopy.reuse import find_passages
    from wirecopy.run.python import Trace, compare, trace
    from wirecopy.store import Store
    from wirecopy.store import open_store as open

__version__ = "0.1.0"

__all__ = ["Article", "Change", "Store", "Trace", "__version__", "compare", "find_passages", "open", "read", "trace"]

_HOMES = {
    "Article": ("wirecopy.model", "Article"),
    "Change": ("wirecopy.model", "Change"),
    "Store": ("wirecopy.store", "Store"),
    "Trace": ("wirecopy.run.python", "Trace"),
    "compare": ("wirecopy.run.python", "compare"),
    "find_passages": ("wirecopy.reuse", "find_passages"),
    "open": ("wirecopy.store", "open_store"),
    "trace": ("wirecopy.run.python", "trace"),
}


def __getattr__(name: str) -> Any:
    """Import a public name from where it lives, the first time it is asked for."""
    if name == "read":
        return import_module("wirecopy.read")  # the package, which can be called: see there
    if name not in _HOMES:
        raise AttributeError(f"module 'wirecopy' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
