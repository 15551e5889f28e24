"""The store: one SQLite file that holds every table of the contract."""

from wirecopy.store.store import AMONG, Store, open_store

__all__ = ["AMONG", "Store", "open_store"]
