"""The API does what its description says, whatever it is asked: schemathesis' own checks, where it is installed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

schemathesis = pytest.importorskip("schemathesis")

from newsroom import ferry_store  # noqa: E402

from wirecopy.model import TABLES  # noqa: E402
from wirecopy.web.app import make_app  # noqa: E402


def test_answers_are_as_described(tmp_path: Path) -> None:
    path = tmp_path / "ferry.db"
    ferry_store(path).close()
    api = schemathesis.openapi.from_asgi("/openapi.json", make_app(str(path), ("testserver",)))
    operations = [found.ok() for found in api.get_all_operations()]
    assert len(operations) == 2 * len(TABLES)
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=8, suppress_health_check=list(HealthCheck))
        def holds(case: Any) -> None:
            case.call_and_validate()

        holds()
