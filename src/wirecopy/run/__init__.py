"""The stages driven over a store: work is split into batches, kept, keyed and never done twice."""

from wirecopy.run.one import OriginStep, Reading, read_article
from wirecopy.run.progress import Progress, Silent
from wirecopy.run.stages import STAGES
from wirecopy.run.trace import Summary, trace_inputs, trace_records

__all__ = [
    "STAGES",
    "OriginStep",
    "Progress",
    "Reading",
    "Silent",
    "Summary",
    "read_article",
    "trace_inputs",
    "trace_records",
]
