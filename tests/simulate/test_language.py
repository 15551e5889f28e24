"""What the writer of the made-up wire writes: the same for equal seeds, tidy, and varied without losing its grammar."""

import hashlib
import re
from itertools import pairwise

import pytest

from wirecopy.simulate.chance import Chance
from wirecopy.simulate.event import Event
from wirecopy.simulate.language import Writer
from wirecopy.simulate.text import ATTRIBUTION, HEDGE, NAME, NUMBER, WORDS, Paragraph, Sentence

UNTIDY = re.compile(r"[{}]|  | [,.;]|[,;][,.;]|\.\.|“ | ”|^ | $|/|\|")
WORD = re.compile(r"\w+")


@pytest.fixture(scope="module")
def writer() -> Writer:
    return Writer()


def stories(writer: Writer, count: int, paragraphs: int = 12) -> list[tuple[Event, list[Paragraph]]]:
    made = []
    for seed in range(count):
        chance = Chance(seed)
        event = writer.event(chance)
        made.append((event, writer.story(chance, event, paragraphs, 100)))
    return made


def sentences(writer: Writer, count: int = 60) -> list[tuple[Event, Sentence]]:
    return [(event, line) for event, story in stories(writer, count) for part in story for line in part]


def test_equal_seeds_give_equal_text(writer: Writer) -> None:
    def digest(writer: Writer) -> str:
        texts = [line.text for _, line in sentences(writer, 50)]
        return hashlib.sha256("\n".join(texts).encode()).hexdigest()

    first = digest(writer)
    assert first == digest(Writer())
    assert first == digest(writer)
    assert first[:16] == "a5f2963caaed2506"


def test_uids_are_consecutive(writer: Writer) -> None:
    for _, story in stories(writer, 20):
        uids = [line.uid for part in story for line in part]
        assert uids == list(range(100, 100 + len(uids)))
        assert len(story) == 12


def test_each_piece_has_its_slot_and_text_is_tidy(writer: Writer) -> None:
    for topic in writer.topics:
        for seed in range(15):
            chance = Chance(seed)
            event = writer.event(chance, topic)
            lines = [line for part in writer.story(chance, event, 20, 1) for line in part]
            lines += [*writer.more(chance, event, 1), *writer.speech(chance, event, 1)]
            for line in lines:
                assert len(line.pieces) == len(line.slots)
                assert not UNTIDY.search(line.text), line.text
                assert not line.text.lstrip("“")[0].islower(), line.text
                assert line.text.rstrip("”").endswith((".", "?", "!")), line.text


def test_headlines_have_no_final_stop(writer: Writer) -> None:
    for seed in range(300):
        chance = Chance(seed)
        event = writer.event(chance)
        headline = writer.headline(chance, event)
        assert not UNTIDY.search(headline.text), headline.text
        assert not headline.text.endswith(".")
        sharper = writer.sharpen(chance, headline)
        assert sharper.text != headline.text
        assert len(sharper.pieces) == len(sharper.slots)


def test_no_word_spans_two_pieces(writer: Writer) -> None:
    for _, line in sentences(writer):
        filled = [piece for piece in line.pieces if piece]
        for left, right in pairwise(filled):
            assert not (left[-1].isalnum() and right[0].isalnum()), line.text


def test_vary_gives_another_value_and_keeps_text_tidy(writer: Writer) -> None:
    chance = Chance(1)
    for _, line in sentences(writer, 30):
        for i, (piece, slot) in enumerate(zip(line.pieces, line.slots)):
            other = writer.vary(chance, line, i)
            if slot.kind in (NUMBER, NAME, HEDGE, ATTRIBUTION) or len(slot.options) > 1:
                assert other != piece, line.text
                pieces = (*line.pieces[:i], other, *line.pieces[i + 1 :])
                assert not UNTIDY.search("".join(pieces)), "".join(pieces)


def test_what_may_be_absent_leaves_good_text_both_ways(writer: Writer) -> None:
    seen = set()
    for _, line in sentences(writer):
        for i, slot in enumerate(line.slots):
            if slot.kind in (HEDGE, ATTRIBUTION):
                seen.add(slot.kind)
                for option in ("", slot.options[1], slot.options[-1]):
                    text = "".join((*line.pieces[:i], option, *line.pieces[i + 1 :]))
                    assert not UNTIDY.search(text), text
                    assert not text.lstrip("“")[0].islower(), text
    assert seen == {HEDGE, ATTRIBUTION}


def test_slots_in_quotation_marks_are_marked(writer: Writer) -> None:
    for _, line in sentences(writer):
        depth = 0
        for piece, slot in zip(line.pieces, line.slots):
            if piece:
                assert slot.quoted == (depth > 0 and piece[0] != "”"), line.text
            depth += piece.count("“") - piece.count("”")
        assert depth == 0, line.text


def test_many_words_can_be_substituted(writer: Writer) -> None:
    words = free = 0
    for _, line in sentences(writer):
        for piece, slot in zip(line.pieces, line.slots):
            words += len(piece.split())
            free += len(piece.split()) if len(slot.options) > 1 and slot.kind == WORDS else 0
    assert free / words > 1 / 3


def test_retelling_keeps_the_names_and_little_of_the_wording(writer: Writer) -> None:
    chance, kept, grams = Chance(5), 0, 0
    for event, line in sentences(writer, 30):
        if line.slots.fact in writer.topics[event.topic].facts["lead"]:
            continue  # leads differ in whom they name
        told = writer.retell(chance, event, line, 7)
        assert told.uid == 7
        bases = writer.topics[event.topic].bindings.bases
        starts = [base.start + 2 for key, base in bases.items() if base.kind == "person" or key in ("body", "group")]
        for at in starts:
            names = {event.first[at], event.later[at], event.later[at + 1]}
            if names & set(line.pieces):
                assert any(name in piece for name in names for piece in told.pieces), (line.text, told.text)
        rows = [WORD.findall(text.lower()) for text in (line.text, told.text)]
        fours = [{tuple(row[i : i + 4]) for i in range(len(row) - 3)} for row in rows]
        kept, grams = kept + len(fours[0] & fours[1]), grams + len(fours[0])
    assert kept / grams < 0.12


def test_people_are_introduced_once(writer: Writer) -> None:
    start = writer.topics["politics"].bindings.bases["official"].start
    met = 0
    for seed in range(10):
        chance = Chance(seed)
        event = writer.event(chance, "politics")
        text = " ".join(line.text for part in writer.story(chance, event, 30, 1) for line in part)
        assert text.count(event.first[start + 2]) <= 1
        met += text.count(event.first[start + 2])
        assert text.count(event.later[start + 2]) >= text.count(event.first[start + 2])
    assert met > 5


def test_issues_of_a_formula_share_words_and_uids(writer: Writer) -> None:
    assert writer.formulas >= 8
    for kind in range(writer.formulas):
        formula = writer.formula(Chance(kind), kind)
        one, two = (writer.fill(Chance(seed), formula, 50) for seed in (1, 2))
        rows = [[line for part in paragraphs for line in part] for _, paragraphs in (one, two)]
        assert [line.uid for line in rows[0]] == [line.uid for line in rows[1]] == list(range(50, 50 + len(rows[0])))
        assert rows[0] != rows[1]
        for left, right in zip(*rows):
            assert not UNTIDY.search(left.text), left.text
            for a, b, slot in zip(left.pieces, right.pieces, left.slots):
                assert a == b or slot.kind in (NUMBER, NAME)


def test_spelling_turns_both_ways(writer: Writer) -> None:
    assert writer.american("the Labour Programme of the organisation, ") == "the Labor Program of the organization, "
    for _, line in sentences(writer, 40):
        for piece in line.pieces:
            assert writer.british(writer.american(piece)) == piece


def test_quoting_stands_around_a_sentence(writer: Writer) -> None:
    chance = Chance(2)
    for seed in range(15):
        event = writer.event(Chance(seed))
        line = writer.speech(chance, event, 1)[0]
        before, after = writer.quoting(chance, event, line)
        quoted = before + (line.text.removesuffix(".") if after.startswith(",") else line.text) + after
        assert not UNTIDY.search(quoted), quoted
        assert quoted.count("“") == quoted.count("”") == 1


def test_furniture_names_the_outlet_and_differs(writer: Writer) -> None:
    for kind in ("head", "foot", "advert", "share"):
        texts = {writer.furniture(Chance(seed), "The Calder Gazette", kind) for seed in range(30)}
        assert len(texts) > 20
        assert not any("{" in text or "|" in text.replace(" | ", "") for text in texts)


def test_names_are_many(writer: Writer) -> None:
    chance = Chance(4)
    assert len({writer.person(chance).later for _ in range(3000)}) > 2000
    assert len({writer.outlet(chance) for _ in range(1000)}) > 900
    agency = writer.agency(chance)
    assert agency.short == "".join(word[0] for word in agency.name.split() if word[0].isupper())
