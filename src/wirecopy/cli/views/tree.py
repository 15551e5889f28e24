"""A family drawn as trees: ● an article, ○ a lost original, ? one of two that nobody can put in order."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from wirecopy.cli.views.changes import short_text
from wirecopy.model import Copy
from wirecopy.pictures.branches import Branch, folded_text
from wirecopy.pictures.changes import Changes
from wirecopy.pictures.harmless import harmless
from wirecopy.pictures.kin import Kin, outlet_of
from wirecopy.pictures.words import (
    clip,
    evidence_in_short,
    is_unsure,
    lost_name,
    percent,
    relation,
    sureness,
    when,
)

_HEADLINE = 110
_WIDEST_ID = 28


class Drawing:
    """Draws the branches of one family; ``plain`` where colour cannot be shown.

    ``hint`` says how to see what is folded, ``known`` is a headline that need not be said again.
    """

    def __init__(
        self, kin: Kin, changes: Changes, plain: bool, hint: str = "--all shows them", known: str | None = None
    ) -> None:
        self.kin = kin
        self.changes = changes
        self.plain = plain
        self.hint = hint
        self.known = known
        self.away: dict[str, list[Copy]] = {}
        for copy in kin.elsewhere:
            self.away.setdefault(copy.copy, []).append(copy)

    def trees(self, roots: Sequence[Branch]) -> list[Tree]:
        """A tree for each root."""
        return [self._tree(root) for root in roots]

    def _tree(self, root: Branch) -> Tree:
        top = Tree(self._label(root), guide_style="dim")
        waiting = [(root, top)]
        while waiting:
            branch, tree = waiting.pop()
            waiting.extend((child, tree.add(self._label(child))) for child in branch.children)
            if branch.folded:
                tree.add(_folded(branch, self.hint))
        return top

    def _label(self, branch: Branch) -> RenderableType:
        if branch.id in self.kin.lost:
            return self._lost(branch)
        lines: list[RenderableType] = []
        headline = self.kin.articles[branch.id].headline
        if headline and headline != self.known and (branch.copy is None or branch.copy.original in self.kin.lost):
            lines.append(Text(clip(headline, _HEADLINE), "italic"))
        if branch.repeated:
            lines.append(Text("joins two texts; what descends from it stands under the other", "dim"))
        if branch.copy is not None:
            lines += self._copied(branch.copy)
        if not branch.repeated:
            for copy in self.away.get(branch.id, ()):
                verb = "shares text with" if is_unsure(copy) else "takes from"
                lines.append(Text(f"{verb} {self.kin.name(copy.original)} too, of another family", "dim"))
        return Group(self._first_line(branch), *(Padding(line, (0, 0, 0, 2)) for line in lines))

    def _first_line(self, branch: Branch) -> Table:
        brief, copy = self.kin.articles[branch.id], branch.copy
        unsure = copy is not None and is_unsure(copy)
        text = Text("? " if unsure else "● ", "yellow" if unsure else "")
        text.append(outlet_of(brief), "bold")
        text.append(f"  {when(brief.published)}", "dim")
        if copy is not None and unsure:
            other = self.kin.name(copy.original)
            text.append(f"  {_shares(copy)} with {other}, nobody can tell which came first", "yellow")
        elif copy is not None and relation(copy):
            text.append(f"  {relation(copy)}", "cyan")
        grid = Table.grid(expand=True, padding=(0, 0, 0, 2))
        grid.add_column(ratio=1, overflow="fold")
        grid.add_column(justify="right", style="dim", overflow="fold", max_width=_WIDEST_ID)
        grid.add_row(text, harmless(branch.id))
        return grid

    def _copied(self, copy: Copy) -> list[Text]:
        """The main change, then how sure the direction is and why."""
        lines: list[Text] = []
        changes = self.changes.get((copy.copy, copy.original))
        if changes and not is_unsure(copy):
            line = short_text(changes[0], self.plain)
            if len(changes) > 1:
                line.append(f"  +{len(changes) - 1:,} more", "dim")
            lines.append(line)
        reasons = evidence_in_short(copy.evidence)
        sure = "" if is_unsure(copy) else sureness(copy)
        if why := " · ".join(part for part in (sure, reasons) if part):
            lines.append(Text(why, "dim"))
        return lines

    def _lost(self, branch: Branch) -> Text:
        return Text.assemble(("○ ", "dim"), (f"(lost) {lost_name(self.kin.lost[branch.id])}", "dim italic"))


def _shares(copy: Copy) -> str:
    share = copy.share_of_copy
    return "shares text" if share is None else f"shares {percent(share)}"


def _folded(branch: Branch, hint: str) -> Text:
    return Text(f"… {folded_text(branch)} ({hint})", "dim")
