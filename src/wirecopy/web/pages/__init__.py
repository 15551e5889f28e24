"""One module a page: what it is asked for, what it reads of the store, its template."""

from fastapi import APIRouter

from wirecopy.web.pages import article, compare, find, judge, outlet, stories, story

ROUTERS: tuple[APIRouter, ...] = (
    stories.router,
    story.router,
    article.router,
    compare.router,
    find.router,
    judge.router,
    outlet.router,
)
