"""What happens to an event: who reports it, who copies the report, and what every copy does to it.

Out: one :class:`Happening` after another, each with all the articles whose text has anything to do with one another
(but for furniture and formulas, which recur for ever).
"""

from __future__ import annotations

from collections.abc import Callable

from wirecopy.simulate import edits
from wirecopy.simulate.chance import Chance
from wirecopy.simulate.credits import CORRECTIONS, put_credit, put_dateline
from wirecopy.simulate.dates import MINUTES_A_DAY, published
from wirecopy.simulate.draft import Body, Draft
from wirecopy.simulate.happening import Happening, Numbers
from wirecopy.simulate.language import Event, Formula, Writer
from wirecopy.simulate.press import AGENCY, SITE, House, Press
from wirecopy.simulate.text import FORMULA_UIDS, WORDS, Sentence, Slot
from wirecopy.simulate.world import World

MOST_DEPTH = 5
"""Links of the longest chain of copies."""
ARTICLES_A_DAY = 400

_STORY_UIDS, _PARAGRAPH_UIDS, _LINE_UIDS = 256, 16, 4

_TRIES = 12
_SERIES = 300
"""Periodic items that there are."""
_PLAIN = (Slot(WORDS),)


class Newsroom:
    """Makes happenings out of a world's rates, its houses and a writer; ``seed`` makes the ids."""

    def __init__(self, world: World, chance: Chance, writer: Writer, press: Press, seed: int) -> None:
        self.world, self.chance, self.writer, self.press = world, chance, writer, press
        self.now = Happening()
        self._numbers = Numbers(seed)
        self._uids = self._numbers.uids
        self._room = self._largest = 0
        self._brought: set[int] = set()
        self._series: dict[int, tuple[House, Formula]] = {}
        self._respelled: dict[tuple[int, bool], tuple[Sentence, Sentence]] = {}
        weighed: tuple[tuple[float, Callable[[], None]], ...] = (
            (world.alone, self._alone),
            (world.wire, self._wire),
            (world.scoop, self._scoop),
            (world.speech, self._speech),
            (world.formula, self._formula),
            (world.round_up, self._round_up),
        )
        self._events = [(weight, happen) for weight, happen in weighed if weight > 0]

    def happen(self, room: int, largest: int) -> Happening:
        """The next happening, of ``room`` articles at most, no text of it with more than ``largest`` copies."""
        self._room, self._largest = room, largest
        self.now = Happening()
        self._respelled.clear()
        self._drawn()()
        for draft in self.now.drafts:
            self._publish(draft)
        return self.now

    def _publish(self, draft: Draft) -> None:
        """Give the draft its time of publication, true or not, and let some be badly scanned."""
        draft.published = published(self.chance, self.world, draft.minute)
        if draft.body and draft.body[0][0].uid > 0 and self.chance.often(self.world.noisy):
            draft.body = [tuple(self._scanned(s) for s in p) for p in draft.body]

    def _scanned(self, sentence: Sentence) -> Sentence:
        damaged = edits.scan(self.chance, sentence, self.world.noise)
        self.now.scanned[id(damaged.pieces)] = damaged.pieces, sentence.pieces
        return damaged

    # what can happen

    def _drawn(self) -> Callable[[], None]:
        at = self.chance.random() * sum(weight for weight, _ in self._events)
        for weight, happen in self._events[:-1]:
            at -= weight
            if at < 0:
                return happen
        return self._events[-1][1]

    def _alone(self) -> None:
        event = self._event()
        self._version_later(self._report(self.press.outlet(self.chance), event), event)

    def _wire(self) -> None:
        event = self._event()
        self._spread(self._report(self.press.agency(self.chance), event), event)
        self._others(event)

    def _scoop(self) -> None:
        event = self._event()
        self._spread(self._report(self.press.newspaper(self.chance), event), event)
        self._others(event)

    def _speech(self) -> None:
        event = self._event()
        speech = self.writer.speech(self.chance, event, self._uids(_PARAGRAPH_UIDS))
        for _ in range(self.chance.between(2, 8)):
            if self._room > 0:
                report = self._report(self.press.outlet(self.chance), event)
                for sentence in self.chance.shuffled(speech)[: self.chance.between(1, 4)]:
                    self._quote(report, sentence, *self.writer.quoting(self.chance, event, sentence))

    def _formula(self) -> None:
        """One more issue of a series, or the first of another."""
        number = self.chance.below(_SERIES)
        if number not in self._series:
            formula = self.writer.formula(self.chance, self.chance.below(self.writer.formulas))
            self._series[number] = self.press.outlet(self.chance), formula
        house, formula = self._series[number]
        headline, body = self.writer.fill(self.chance, formula, FORMULA_UIDS - (number + 1) * _STORY_UIDS)
        self._file(house, headline, body)

    def _round_up(self) -> None:
        firsts = []
        for _ in range(self.chance.between(2, 4)):
            if self._room > 0:
                event = self._event()
                firsts.append(self._report(self.press.agency(self.chance), event))
                self._spread(firsts[-1], event)
        if self._room > 0 and len(firsts) > 1:
            self._join(firsts)

    # reports of a house's own

    def _event(self) -> Event:
        return self.writer.event(self.chance)

    def _report(self, house: House, event: Event) -> Draft:
        story = self.writer.story(self.chance, event, 3 + self.chance.skewed(range(16)), self._uids(_STORY_UIDS))
        draft = self._file(house, self.writer.headline(self.chance, event), story)
        draft.place = event.place
        if house.american:
            self._respell(draft)
        if house.kind == AGENCY:
            put_dateline(draft, self._uids(1), house.short)
        else:
            draft.byline = (self.chance.pick(house.staff),)
            put_dateline(draft, self._uids(1))
        return draft

    def _file(self, house: House, headline: Sentence, body: Body) -> Draft:
        day = self._numbers.articles // ARTICLES_A_DAY
        draft = Draft(self._numbers.id(), house, headline, body, day * MINUTES_A_DAY + self.chance.below(MINUTES_A_DAY))
        draft.roots.append(draft)
        draft.advert = self.chance.often(0.5)
        self.now.drafts.append(draft)
        self._room -= 1
        return draft

    def _others(self, event: Event) -> None:
        """Who reports the event in their own words, and who quotes one sentence of the first report."""
        first = self.now.drafts[0]
        if self._room > 0 and self.chance.often(self.world.independent):
            self._report(self.press.outlet(self.chance, first.house), event)
        if self._room > 0 and self.chance.often(self.world.quoted):
            rival = self._report(self.press.outlet(self.chance, first.house), event)
            sentence = self.chance.pick(self.chance.pick(first.body))
            self._quote(rival, sentence, f"{first.house.name} reported: “", "”")

    def _quote(self, report: Draft, sentence: Sentence, before: str, after: str) -> None:
        opening = Sentence(self._uids(1), (before,), _PLAIN)
        closing = Sentence(self._uids(1), (after,), _PLAIN)
        if after.startswith(","):
            sentence = edits.with_piece(sentence, -1, sentence.pieces[-1].removesuffix("."))
        report.body.insert(self.chance.between(1, len(report.body)), (opening, sentence, closing))

    # copies

    def _spread(self, first: Draft, event: Event) -> None:
        """Copies of the first text, copies of copies, a later version; some of them are withheld."""
        texts = [first]
        self._brought = {first.house.number}
        reach = int(0.5 * self.world.reach / (1.0 - self.chance.random()) - 0.5)
        for _ in range(min(reach, self._largest, self._room)):
            parent = first
            if len(texts) > 1 and self.chance.often(self.world.chain):
                parent = self.chance.pick(texts)
            texts.append(self._copy(first if parent.depth >= MOST_DEPTH else parent, event))
        self._version_later(self.chance.pick(texts), event)
        self._withhold(first, texts)

    def _withhold(self, first: Draft, texts: list[Draft]) -> None:
        copied = {id(parent) for draft in texts for parent in draft.parents}
        for draft in texts:
            odds = self.world.lost_roots if draft is first else self.world.lost_copies
            if id(draft) in copied and self.chance.often(odds):
                draft.withheld = True
                self._room += 1

    def _copy(self, parent: Draft, event: Event) -> Draft:
        world, often = self.world, self.chance.often
        house = self._new_house(parent)
        draft = self._file(house, parent.headline, self._edited(parent, event))
        self._descend(draft, parent)
        if house.american != draft.american and often(world.respelled):
            self._respell(draft)
        if often(world.headlines):
            draft.headline = self.writer.reheadline(self.chance, event)
        elif house.kind == SITE and often(world.sharpened):
            draft.headline = self.writer.sharpen(self.chance, draft.headline)
        put_credit(self.chance, world, self.press, draft, self._uids(_LINE_UIDS))
        return draft

    def _new_house(self, parent: Draft) -> House:
        """An outlet that has not brought this text yet; of a text that very many bring, some bring it twice."""
        for _ in range(_TRIES):
            house = self.press.outlet(self.chance, parent.house)
            if house.number not in self._brought:
                break
        self._brought.add(house.number)
        return house

    def _edited(self, parent: Draft, event: Event) -> Body:
        """The parent's text after the edits that come over it."""
        world, chance, often = self.world, self.chance, self.chance.often
        body = parent.body
        if often(world.excerpted):
            own = self.writer.story(chance, event, chance.between(3, 8), self._uids(_STORY_UIDS))
            return edits.insert(chance, own, edits.excerpt(chance, body))
        if often(world.abridged):
            body = edits.abridge(chance, body)
        if often(world.rewritten):
            body = self._retell(body, event)
        if often(world.moved):
            body = edits.move(chance, body)
        if often(world.substituted):
            body = edits.substitute(chance, self.writer, body)
        if often(world.facts):
            body = edits.alter_facts(chance, self.writer, body)
        if often(world.expanded):
            body = edits.insert(chance, body, self._own_paragraphs(event))
        return body

    def _retell(self, body: Body, event: Event) -> Body:
        share = 0.33 + 0.17 * self.chance.random()

        def retold(sentence: Sentence) -> Sentence:
            if not self.chance.often(share):
                return sentence
            other = self.writer.retell(self.chance, event, sentence, self._uids(1))
            self.now.retold[other.uid] = sentence.uid
            return other

        return [tuple(retold(s) for s in p) for p in body]

    def _own_paragraphs(self, event: Event) -> Body:
        uids = (self._uids(_PARAGRAPH_UIDS) for _ in range(self.chance.between(1, 4)))
        return [self.writer.more(self.chance, event, uid) for uid in uids]

    def _version_later(self, draft: Draft, event: Event) -> None:
        """Sometimes: the outlet's own later version, with more and other figures, or a mere correction."""
        if self._room < 1 or draft.house.kind == AGENCY or not self.chance.often(self.world.updated):
            return
        body = edits.alter_facts(self.chance, self.writer, draft.body)
        if self.chance.often(0.3):
            note = Sentence(self._uids(1), (self.chance.pick(CORRECTIONS),), _PLAIN)
            body = [(note,), *body]
        else:
            body = edits.insert(self.chance, body, self._own_paragraphs(event))
        later = self._file(draft.house, draft.headline, body)
        self._descend(later, draft)
        if self.chance.often(self.world.headlines):
            later.headline = self.writer.reheadline(self.chance, event)
        later.byline, later.dateline = draft.byline, draft.dateline
        later.first_line, later.last_line, later.says = draft.first_line, draft.last_line, dict(draft.says)
        later.says.pop("link", None)

    def _join(self, firsts: list[Draft]) -> None:
        """A round-up: the first paragraphs of several texts under one headline."""
        parts = [draft.body[: self.chance.between(2, 4)] for draft in firsts]
        draft = self._file(self.press.newspaper(self.chance), firsts[0].headline, [p for part in parts for p in part])
        draft.roots.clear()
        for first in firsts:
            self._descend(draft, first)

    def _descend(self, draft: Draft, parent: Draft) -> None:
        """Enter the parent, and be published after it: minutes, hours, seldom days."""
        if not draft.parents:
            draft.roots.clear()
        draft.parents.append(parent)
        draft.roots += parent.roots
        draft.depth = max(draft.depth, parent.depth + 1)
        draft.place, draft.american = parent.place, parent.american
        delay = min(int(10 / (1.0 - self.chance.random())), 4 * MINUTES_A_DAY)
        draft.minute = max(draft.minute if len(draft.parents) > 1 else 0, parent.minute + 1 + delay)

    def _respell(self, draft: Draft) -> None:
        """Spell the draft as its house spells."""
        draft.american = to_american = draft.house.american
        change = self.writer.american if to_american else self.writer.british
        done = self._respelled

        def respelled(sentence: Sentence) -> Sentence:
            key = (id(sentence.pieces), to_american)
            if key not in done:
                pieces = tuple(map(change, sentence.pieces))
                done[key] = sentence, sentence if pieces == sentence.pieces else sentence._replace(pieces=pieces)
            return done[key][1]

        draft.headline = respelled(draft.headline)
        draft.body = [tuple(map(respelled, p)) for p in draft.body]
