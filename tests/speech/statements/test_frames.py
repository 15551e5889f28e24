"""Rules alone, signed quotations, and features that know no words."""

from __future__ import annotations

import pytest

from wirecopy.model import Article, Statement
from wirecopy.speech.parse import parse_texts
from wirecopy.speech.people import find_people
from wirecopy.speech.statements import find_statements
from wirecopy.speech.statements.features import base_features, role_features, static_features
from wirecopy.speech.statements.learned import learned_frames
from wirecopy.speech.statements.rules import ruled_frames
from wirecopy.speech.statements.scene import set_scene

TEXT = (
    "Ann Orme said the oven was cold. “There was no flour,” the baker told reporters. “Nobody came.”\n\n"
    "According to the harbour office, the ferry was late."
)


def statements(text: str, frames: object = learned_frames) -> list[Statement]:
    (parsed,) = parse_texts([text])
    return find_statements(parsed, Article(id="a", text=text), find_people(parsed), frames)  # type: ignore[arg-type]


@pytest.mark.parametrize("frames", [learned_frames, ruled_frames])
def test_plain_speech_is_found_either_way(frames: object) -> None:
    assert [(s.source, s.cue, s.content, s.mode) for s in statements(TEXT, frames)] == [
        ("Ann Orme", "said", "the oven was cold", "indirect"),
        ("the baker", "told", "There was no flour, Nobody came.", "direct"),
        ("the harbour office", "According to", "the ferry was late", "indirect"),
    ]


def test_a_quotation_signed_with_a_dash() -> None:
    (signed,) = statements("“It was the best year of my life, and then it ended.” — Ann Orme, baker")
    assert (signed.speaker, signed.cue, signed.mode) == ("Ann Orme", "—", "direct")


def test_quoted_as_saying_names_who_told() -> None:
    (quoted,) = statements("Ann Orme was quoted by Reuters as saying the mill would close.")
    assert (quoted.source, quoted.told_to, quoted.content) == ("Ann Orme", "Reuters", "the mill would close")


def test_a_pronoun_in_a_quotation_is_not_who_is_quoted() -> None:
    text = "Jonas Arvik met Olav Strand on Monday. “He has told us that the mill will stay,” Strand said."
    said = {s.source: s.speaker for s in statements(text)}
    assert said == {"He": "Jonas Arvik", "Strand": "Olav Strand"}


def test_what_somebody_says_that_somebody_said_is_both() -> None:
    said = statements("Olav Strand said that Jonas Arvik had told the union that the mill would stay.")
    assert [(s.speaker, s.addressee) for s in said] == [("Olav Strand", None), ("Jonas Arvik", "the union")]


def test_nobody_is_guessed_for_a_pronoun_without_a_person() -> None:
    (said,) = statements("She said the mill would close.")
    assert (said.source, said.speaker) == ("She", None)


def test_features_know_no_words() -> None:
    """Two sentences of other words and the same build have the same features."""
    one, other = parse_texts(["Ann said the oven was cold.", "Tom said the ferry was late."])
    views = [set_scene(parsed).views[0] for parsed in (one, other)]
    assert views[0].placed.sentence.deps == views[1].placed.sentence.deps
    assert static_features(views[0]) == static_features(views[1])
    assert role_features(views[0], (1, 2), base_features(views[0])) == role_features(
        views[1], (1, 2), base_features(views[1])
    )


@pytest.mark.parametrize("frames", [learned_frames, ruled_frames])
def test_a_quotation_behind_a_colon_is_the_subjects(frames: object) -> None:
    text = "Ann Orme gave the ferry a gloomy goodbye: “Nobody on this island will ever go by sea again.”"
    (said,) = statements(text, frames)
    assert (said.speaker, said.mode) == ("Ann Orme", "direct")
    assert said.content == "Nobody on this island will ever go by sea again."


@pytest.mark.parametrize("frames", [learned_frames, ruled_frames])
def test_a_title_behind_a_colon_is_nobodys(frames: object) -> None:
    assert not statements("The shelf holds two volumes: “Bread and Salt” and “The Long Ferry”.", frames)


def test_helping_verbs_alone_are_no_cue() -> None:
    (parsed,) = parse_texts(["The harbour has granted the ferry a berth. The mill may close. The oven was cold."])
    scene = set_scene(parsed)
    assert not [frame.cue_spans for frame in learned_frames(scene)]


def test_a_sign_in_angle_brackets_is_closed() -> None:
    (said,) = statements("Ann Orme said the mill will buy Strand Ferries <STRF>.")
    assert said.content == "the mill will buy Strand Ferries <STRF>"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Orme Mills said the mill at Vessin, which opened in 1904, could not be sold.", None),
        ("The mill's owner, Orme Mills, said on Tuesday it would appeal.", "it would appeal"),
        ("Trade will fall by half until June, it said in a note on Tuesday.", "Trade will fall by half until June"),
        ("“It is finished,” he said, meaning that the strike was over. “For now.”", "It is finished, For now."),
    ],
)
def test_a_clause_that_is_said_is_content_whole_and_nothing_else_is(text: str, content: str | None) -> None:
    said = statements(text)[0]
    assert said.content == (content or "the mill at Vessin, which opened in 1904, could not be sold")


def test_whose_office_it_is_is_no_name() -> None:
    text = "Olav Strand resigned on Monday. His office said he was ill. The group said that it knew nothing."
    assert [s.speaker for s in statements(text)] == [None, None]


def test_who_would_not_comment_says_nothing_on_what() -> None:
    silent, said = statements("Judge Ann Orme refused to comment on the verdict, saying it would be wrong to.")
    assert (silent.cue, silent.mode, silent.content, silent.content_parts) == ("refused to comment", "none", None, ())
    assert said.content == "it would be wrong to"
