"""The command line: ``wirecopy``.

Importing this package loads click and nothing heavy; each command imports what it needs when it runs.
"""

from wirecopy.cli.group import main

__all__ = ["main"]
