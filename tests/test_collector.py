"""The collector of cycles rests while trees are hung, and works again whatever happens."""

from __future__ import annotations

import gc

import pytest

from wirecopy.collector import uncollected


def test_it_rests_and_works_again() -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(KeyError), uncollected():
        raise KeyError
    assert gc.isenabled()


def test_one_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with uncollected(), uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
