"""Tables of a store as files: JSON lines, CSV, Parquet."""

from wirecopy.export.files import export_all, export_keep, export_table
from wirecopy.export.formats import FORMATS, Sink, write_csv, write_jsonl, write_parquet

__all__ = ["FORMATS", "Sink", "export_all", "export_keep", "export_table", "write_csv", "write_jsonl", "write_parquet"]
