"""The pages: a store in a browser, on this machine.

In: a store. Out: an ASGI application whose pages show stories, articles, comparisons, finds and outlets, and whose
``/api`` gives the records of the contract; and, without a server, one story as one file (``report``). Everything is
rendered here; pages hold no script of their own and load nothing from elsewhere.
"""
