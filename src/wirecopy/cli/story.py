"""`wirecopy story ID`: the families of a story as trees, and what each copy changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wirecopy.cli.options import all_option, debug_option, format_option, store_option

if TYPE_CHECKING:
    from wirecopy.model import Story
    from wirecopy.pictures.branches import Limits
    from wirecopy.pictures.resolve import Found
    from wirecopy.pictures.story import StoryPicture
    from wirecopy.store import Store


@click.command()
@click.argument("id")
@store_option
@format_option("table", "json")
@all_option("Show every copy and every change of a large family.")
@debug_option
def story(id: str, store: str, shape: str, everything: bool) -> None:
    """Draw who copied whom, and what each copy changed.

    ID is a story, a family or an article, or the start of its id.
    """
    from wirecopy.cli.named import named
    from wirecopy.cli.terminal import data_console, data_sink, is_plain
    from wirecopy.store import open_store

    with open_store(store, read_only=True) as opened:
        found = named(opened, id)
        if shape == "json":
            from wirecopy.cli.objects import rows_about, write_object

            write_object(data_sink(), rows_about(opened, _articles(opened, found)))
            return
        from wirecopy.cli.views.story import print_story
        from wirecopy.pictures.branches import Limits

        console = data_console()
        limits = Limits.fitting(console.width, everything)
        for number, picture in enumerate(_pictures(opened, found, limits, everything)):
            if number:
                console.rule(style="dim")
            print_story(console, picture, is_plain(console), everything)


def _pictures(store: Store, found: Found, limits: Limits, everything: bool) -> list[StoryPicture]:
    """The stories to draw: the one meant, or all that the article is in; a family alone where only it was meant."""
    from wirecopy.pictures.kin import load_briefs
    from wirecopy.pictures.story import StoryPicture, load_family, load_story
    from wirecopy.pictures.voices import HEARD

    heard = -1 if everything else HEARD
    if found.kind == "story":
        (story,) = _stories(store, "story = ?", found.id)
        return [load_story(store, story, limits, heard=heard)]
    if found.kind == "family":
        return [StoryPicture(None, (load_family(store, found.id, limits),))]
    stories = _stories(store, "story IN (SELECT story FROM story_articles WHERE article = ?)", found.id)
    if stories:
        return [load_story(store, story, limits, heard=heard) for story in stories]
    families = [row.family for row in store.records("families", "article = ?", (found.id,))]
    if families:
        return [StoryPicture(None, tuple(load_family(store, family, limits) for family in families))]
    return [StoryPicture(None, (), alone=tuple(load_briefs(store, [found.id]).values()))]


def _stories(store: Store, where: str, value: str) -> list[Story]:
    return list(store.records("stories", where, (value,)))


def _articles(store: Store, found: Found) -> list[str]:
    """The ids of the articles that ``found`` holds."""
    if found.kind == "article":
        return [found.id]
    table, column = ("families", "family") if found.kind == "family" else ("story_articles", "story")
    return [row.article for row in store.records(table, f"{column} = ?", (found.id,))]
