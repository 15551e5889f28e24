"""How inner loops are compiled: kernels, which numba keeps in its cache, and the parts that only kernels call.

Whoever waits for one that is in no cache is told so. Parts get no entry from Python or C, which would
have to be compiled too.
"""

from __future__ import annotations

from numba import njit
from numba.core import event

from wirecopy.compiling import begins_to_compile

KERNEL = {"cache": True, "nogil": True, "error_model": "numpy", "no_cfunc_wrapper": True}
"""For those that name their types, and are then compiled as they are imported."""

kernel = njit(**KERNEL)
part_of_kernel = njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
inlined = njit(nogil=True, error_model="numpy", inline="always")


class _Listener(event.Listener):  # type: ignore[misc]  # numba has no types
    """Hears of every function that is compiled, and of none that is loaded."""

    def on_start(self, _: event.Event) -> None:
        """One begins to be."""
        begins_to_compile()

    def on_end(self, _: event.Event) -> None:
        """Nothing."""


event.register("numba:compile", _Listener())
