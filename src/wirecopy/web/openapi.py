"""``/openapi.json``: what the API answers, from the records themselves."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from wirecopy import __version__
from wirecopy.model import TABLES, Table
from wirecopy.web.api import LIMIT, MOST

_ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message", "status"],
            "properties": {
                "code": {"type": "string", "description": "stable; as the command line's"},
                "message": {"type": "string"},
                "status": {"type": "integer"},
            },
        }
    },
}
_CURSOR = {"type": ["string", "null"]}


@cache
def openapi() -> dict[str, Any]:
    """The description of the API, OpenAPI 3.1."""
    _, schemas = msgspec.json.schema_components(
        [table.record for table in TABLES.values()], ref_template="#/components/schemas/{name}"
    )
    paths: dict[str, Any] = {}
    for table in TABLES.values():
        paths[f"/api/{table.name}"] = {"get": _list_of(table)}
        paths[f"/api/{table.name}/{{key}}"] = {"get": _one_of(table)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "wirecopy", "version": __version__, "description": "The records of a wirecopy store."},
        "paths": paths,
        "components": {"schemas": {**schemas, "Error": _ERROR}},
    }


def _list_of(table: Table) -> dict[str, Any]:
    page = {
        "type": "object",
        "required": [table.name, "keys", "next"],
        "properties": {
            table.name: {"type": "array", "items": _row(table)},
            "keys": {"type": "array", "items": {"type": "string"}, "description": "of the rows: /api/TABLE/KEY"},
            "next": _CURSOR | {"description": "the cursor of the next page; null on the last one"},
        },
    }
    limit = {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT}
    return {
        "operationId": f"list_{table.name}",
        "summary": f"Rows of {table.name}, in the order of {', '.join(table.key)}",
        "parameters": [
            {"name": "limit", "in": "query", "schema": limit},
            {"name": "cursor", "in": "query", "schema": {"type": "string"}, "description": "the `next` of a page"},
        ],
        "responses": _answers(page, "404", "422"),
    }


def _one_of(table: Table) -> dict[str, Any]:
    return {
        "operationId": f"one_of_{table.name}",
        "summary": f"One row of {table.name}",
        "parameters": [
            {
                "name": "key",
                "in": "path",
                "required": True,
                "schema": {"type": "string", "minLength": 1},
                "description": f"{', '.join(table.key)}: each percent-escaped, joined by /, nothing for null",
            }
        ],
        "responses": _answers(_row(table), "404"),
    }


def _row(table: Table) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{table.record.__name__}"}


def _answers(content: dict[str, Any], *failures: str) -> dict[str, Any]:
    error = {
        "description": "it fails",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
    }
    return {
        "200": {"description": "found", "content": {"application/json": {"schema": content}}},
        **dict.fromkeys((*failures, "503"), error),
    }


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}
