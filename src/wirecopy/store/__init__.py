"""The store: one SQLite file that holds every table of the contract."""

from wirecopy.store.store import Store, open_store

__all__ = ["Store", "open_store"]
