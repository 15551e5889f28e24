"""A story as one file, to send to an editor or a lawyer: no script, nothing loaded from elsewhere, ready for print."""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC, datetime
from hashlib import sha256
from importlib import resources

from markupsafe import Markup

from wirecopy.model import Story
from wirecopy.model.times import rfc3339
from wirecopy.pictures.branches import Limits
from wirecopy.store import Store
from wirecopy.web.pages.story import draw_story, load_story_page
from wirecopy.web.rendering import render

_LIMITS = Limits(children=40, nodes=200, depth=30)
_TIMES = _HEARD = 1_000


def make_report(store: Store, story: Story) -> str:
    """The page of ``story`` by itself, with every evidence and change of the copies drawn, and what is said in it."""
    with store.snapshot():
        shown = load_story_page(store, story, draw_story(store, story, _LIMITS, heard=_HEARD), most=_TIMES)
    sheet = resources.files("wirecopy.web").joinpath("static", "wirecopy.css").read_text("utf-8")
    return render(
        "report.html",
        shown=shown,
        sheet=Markup(sheet),  # ours
        digest=b64encode(sha256(sheet.encode()).digest()).decode(),
        made=rfc3339(datetime.now(UTC)),
    )
