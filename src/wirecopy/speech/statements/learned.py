"""Statements by learned weights: cues by one sequence model, each cue's source and content by another.

In: the scene of an article. Out: frames. The first model marks cues in a sentence; the second reads the sentence once
for each cue, from where that cue stands, so that nested statements each have their own reading and a cue is linked to
what it finds. A quotation without a cue is given to the statement that the linker says. After the cue-based readings of
semantic role labelling; PolNeAR's own models mark sources, cues and contents apart and have to be joined later.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources

import msgspec
import pycrfsuite

from wirecopy.speech.statements.features import base_features, cue_head, is_telling, role_features, static_features
from wirecopy.speech.statements.frame import Frame
from wirecopy.speech.statements.introduced import introduced_frames
from wirecopy.speech.statements.linker import complete_runs, link
from wirecopy.speech.statements.scene import Scene
from wirecopy.speech.statements.signed import signed_frames
from wirecopy.speech.statements.view import View

CUE_ODDS = 0.4
"""The least probability of a token to begin a cue: best F1 of tokens on PolNeAR's dev part (.25 to .5)."""
UNKNOWN_ODDS = 0.7
"""The same for a word that no class of the lexicon makes a word of speech, belief or report."""


_SPOKEN = frozenset(
    ("verb:say", "verb:tell", "verb:write", "verb:add", "verb:announce", "verb:claim", "verb:explain", "verb:warn",
     "verb:promise", "verb:ask", "verb:deny", "verb:admit", "verb:reply", "verb:refuse", "verb:estimate")
)  # fmt: skip


class Weights(msgspec.Struct, frozen=True):
    """The models of ``data/``; ``kept``: the bytes that the taggers read from."""

    cues: pycrfsuite.Tagger
    roles: pycrfsuite.Tagger
    links: dict[str, float]
    kept: tuple[bytes, bytes]


@cache
def weights() -> Weights:
    """The weights that come with the package, loaded once."""
    data = resources.files(__package__).joinpath("data")
    cues, roles = pycrfsuite.Tagger(), pycrfsuite.Tagger()
    kept = data.joinpath("cues.crf").read_bytes(), data.joinpath("roles.crf").read_bytes()
    cues.open_inmemory(kept[0])
    roles.open_inmemory(kept[1])
    links = msgspec.json.decode(data.joinpath("links.json").read_bytes(), type=dict[str, float])
    return Weights(cues, roles, links, kept)


def learned_frames(scene: Scene) -> list[Frame]:
    """The statements of an article, in the order of their cues."""
    known = weights()
    frames = [frame for n in range(len(scene.views)) for frame in _in_sentence(scene, n, known)]
    complete_runs(scene, frames)
    frames = introduced_frames(scene, signed_frames(scene, frames))
    link(scene, frames, known.links)
    return frames


def _in_sentence(scene: Scene, number: int, known: Weights) -> Iterator[Frame]:
    view = scene.views[number]
    for cue, labels in _readings(view, known):
        yield frame_of(scene, number, cue, _with_clauses(view, cue, _without_crumbs(view, cue, labels)))


def _without_crumbs(view: View, cue: tuple[int, int], labels: list[str]) -> list[str]:
    """What is said before the cue has no scraps behind it: “…,” she said to the camera; it will, he said on Tuesday.

    Behind a quotation a scrap is what has no verb, behind other speech what is a day alone.
    """
    before = [token for token in range(cue[0]) if labels[token] == "C"]
    behind = [token for token in range(cue[1], view.size) if labels[token] == "C"]
    if not before or not behind or any(view.quoted[token] >= 0 for token in behind):
        return labels
    if all(view.quoted[token] >= 0 for token in before):
        is_scrap = not any(view.placed.sentence.pos[token] in ("VERB", "AUX") for token in behind)
    else:
        is_scrap = all(view.named[token] == "when" for token in behind)
    return ["O" if is_scrap and label == "C" and token >= cue[1] else label for token, label in enumerate(labels)]


def _with_clauses(view: View, cue: tuple[int, int], labels: list[str]) -> list[str]:
    """What the parse makes a cue's clause is said whole: the model may stop at a comma, or see nothing said at all.

    Not the clause before a cue that has content besides, nor one in another quotation than the content, or in none.
    """
    said = {view.quoted[token] for token, label in enumerate(labels) if label == "C"}
    whole = list(labels)
    for clause in (child for token in range(*cue) for child in view.children[token] if view.dep(child) == "ccomp"):
        quoted = view.quoted[clause]
        if said and (clause < cue[0] or said != {quoted}):
            continue
        for token in view.subtree(clause):
            if whole[token] == "O" and view.shapes[token] != "." and view.quoted[token] == quoted:
                whole[token] = "C"
    return whole


Readings = tuple[tuple[tuple[int, int], list[str]], ...]

KEPT = 20_000
"""Sentences whose readings are kept in memory, some 20 MB: copies of an article come back within a run."""
_kept: dict[tuple[str, tuple[int, ...], tuple[int, ...]], Readings] = {}


def _readings(view: View, known: Weights) -> Readings:
    """The cues of a sentence, each with the labels of its tokens: they follow from its parse and its quotations."""
    sentence = view.placed.sentence
    first = min((quoted for quoted in view.quoted if quoted >= 0), default=0)
    key = (sentence.text, sentence.heads, tuple(-1 if quoted < 0 else quoted - first for quoted in view.quoted))
    if key not in _kept:
        if len(_kept) >= KEPT:
            _kept.clear()
        cues = find_cues(view, known.cues) if view.size else []
        base = base_features(view) if cues else []
        _kept[key] = tuple((cue, known.roles.tag(role_features(view, cue, base))) for cue in cues)
    return _kept[key]


def find_cues(view: View, model: pycrfsuite.Tagger) -> list[tuple[int, int]]:
    """The cues of a sentence as tokens ``[first, end)``."""
    labels = model.tag(static_features(view))
    found = []
    token = 0
    while token < view.size:
        end = token + 1
        if (labels[token] == "B" or view.classes[token]) and model.marginal("B", token) > _odds(view, token):
            while end < view.size and labels[end] == "I":
                end += 1
            if not _is_grammar(view, (token, end)):
                found.append((token, end))
        token = end
    return found


def _is_grammar(view: View, cue: tuple[int, int]) -> bool:
    """Whether a cue is nothing but helping verbs and particles ("has", "may", "to"): nobody speaks by these."""
    return all(view.placed.sentence.pos[token] in _GRAMMAR for token in range(*cue))


_GRAMMAR = frozenset(("AUX", "PART", "DET", "PUNCT"))


def _odds(view: View, token: int) -> float:
    """How likely a token must be to begin a cue before it counts."""
    if _speaks(view, token):
        return 0.0  # plain speech is never missed, be it within other speech, which PolNeAR seldom marks
    telling = is_telling(view, token) or is_telling(view, view.heads[token])  # "has said" begins with "has"
    return CUE_ODDS if telling or view.shapes[token] not in ("a", "Aa") else UNKNOWN_ODDS


def _speaks(view: View, token: int) -> bool:
    """Whether a token is a verb of speech with somebody who speaks and a clause or quotation that is said."""
    if not _SPOKEN & set(view.classes[token]) or view.subject(token) is None:
        return False
    if any(view.dep(child) == "ccomp" for child in view.children[token]):
        return True
    return view.quoted[token] < 0 and any(quoted >= 0 for quoted in view.quoted)


def frame_of(scene: Scene, number: int, cue: tuple[int, int], labels: list[str]) -> Frame:
    """The frame of a cue from the labels of its sentence: S, C, Q for source, content and cue."""
    view = scene.views[number]
    head = cue_head(view, cue)
    return Frame(
        sentence=number,
        cue=cue,
        head=head,
        kind=(view.classes[head] or ("-",))[0],
        cue_spans=scene.spans(number, range(*cue)),
        source=scene.spans(number, [token for token, label in enumerate(labels) if label == "S"]),
        content=scene.spans(number, [token for token, label in enumerate(labels) if label == "C"]),
    )
