"""A client of the pages over a store, and what a browser would find in an answer."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from fastapi.testclient import TestClient
from httpx2 import Response

from wirecopy.web.app import make_app


def client_of(store: str | Path) -> TestClient:
    """A client on this machine; redirects are answers."""
    return TestClient(make_app(str(store)), base_url="http://localhost", follow_redirects=False)


class Found(HTMLParser):
    """The elements of a page: ``tags`` with their attributes in order, ``words`` between them, ``ids``."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        self.words.append(" " if tag in ("td", "li", "p") else "")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    @property
    def links(self) -> list[str]:
        return [a["href"] or "" for tag, a in self.tags if tag == "a" and "href" in a]

    @property
    def ids(self) -> list[str]:
        return [a["id"] or "" for _, a in self.tags if "id" in a]


def read(answer: Response) -> Found:
    """The page of an answer that is one."""
    assert answer.status_code == 200, answer.text[:500]
    assert answer.headers["content-type"].startswith("text/html")
    return Found(answer.text)
