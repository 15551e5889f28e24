"""What a file is by its first bytes, where that is none of the types that hold articles, whatever its name says."""

from __future__ import annotations

# The registered signatures of what people rename, or save by mistake, most often.
_SIGNATURES = {
    b"%PDF-": "PDF",
    b"PK\x03\x04": "ZIP",
    b"PK\x05\x06": "ZIP",
    b"\x89PNG\r\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF87a": "GIF",
    b"GIF89a": "GIF",
    b"7z\xbc\xaf\x27\x1c": "7-Zip",
    b"Rar!\x1a\x07": "RAR",
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
    b"\x28\xb5\x2f\xfd": "Zstandard",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Office file",
    b"{\\rtf": "RTF",
    b"SQLite format 3\x00": "SQLite",
    b"PAR1": "Parquet",
}


def foreign_type(data: bytes) -> str | None:
    """The name of the foreign type that ``data`` is of: "PDF"; ``None`` where none is known."""
    return next((name for signature, name in _SIGNATURES.items() if data.startswith(signature)), None)
