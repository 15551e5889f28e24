"""The pages that `wirecopy demo` traces: a made-up country's news, with the true tree in ``truth.json``."""
