"""Addresses of ids that nothing goes by any more lead to what goes by another now."""

from __future__ import annotations

from pathlib import Path

import make
import pytest
from browse import client_of

from wirecopy.store.superseded import article_follows, names_followed


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "s.db"
    rows = {"stories": [make.story("s:q")], "story_articles": make.story_articles("s:q", "q", "b/c")}
    store = make.store(path, articles=[make.article("q"), make.article("b/c")], **rows)
    with store.transaction():
        article_follows(store, "k", "b/c")
        with names_followed(store, "story"):
            store.connection.execute("DELETE FROM stories")
            store.insert("stories", [make.story("s:b/c")])
            store.insert("story_articles", make.story_articles("s:b/c", "q", "b/c"))
    store.close()
    return path


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/api/stories/s%3Aq", "/api/stories/s%3Ab%2Fc"),
        ("/api/articles/k", "/api/articles/b%2Fc"),
        ("/story/s%3Aq", "/story/s%3Ab%2Fc"),
        ("/article/k", "/article/b%2Fc"),
    ],
)
def test_a_former_id_leads_to_the_present_one(path: Path, old: str, new: str) -> None:
    client = client_of(path)
    answer = client.get(old, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, new)
    assert client.get(new).status_code == 200


def test_what_never_was_is_not_found(path: Path) -> None:
    for address in ("/api/stories/s%3Anever", "/api/articles/never", "/api/families/f%3Aq/q", "/story/never"):
        assert client_of(path).get(address).status_code == 404
