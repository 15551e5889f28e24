"""Train the weights of ``wirecopy.speech.statements`` on PolNeAR's train part, and write them where they ship.

    WIRECOPY_DATA=… python bench/quality/train_statements.py

Two conditional random fields (cues; sources and contents as seen from a cue) and a logistic regression (quotations
without a cue). The same data give the same weights. See docs/statements-model.md.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pycrfsuite

sys.path.insert(0, str(Path(__file__).parent))

from polnear import Annotated, Attribution, Spans, read_part

import wirecopy.speech.statements as package
from wirecopy.model.spans import covers
from wirecopy.speech.statements.features import base_features, role_features, static_features
from wirecopy.speech.statements.frame import Frame
from wirecopy.speech.statements.learned import frame_of
from wirecopy.speech.statements.linker import candidates, complete_runs, orphans, pair_features
from wirecopy.speech.statements.rules import cue_candidates
from wirecopy.speech.statements.scene import Scene, set_scene

CRF = {"c1": 0.6, "c2": 0.02, "max_iterations": 120, "feature.minfreq": 3, "feature.possible_transitions": True}
RIDGE = 1.0  # of the linker's weights

Cue = tuple[int, int]


def main() -> None:
    """Read, learn, write."""
    data = Path(os.environ["WIRECOPY_DATA"]) / "polnear" / "train"
    home = Path(package.__file__).parent / "data"
    clock = time.perf_counter()
    cues, roles = _trainer(), _trainer()
    pairs: list[tuple[list[str], bool]] = []
    seen: dict[str, list[bool]] = {}
    for annotated in read_part(data, jobs=2):
        scene = set_scene(annotated.parsed)
        frames = _teach(scene, annotated, cues, roles)
        pairs += _pairs(scene, frames)
        _count(scene, [frame for frame, _ in frames], seen)
    cues.train(str(home / "cues.crf"))
    roles.train(str(home / "roles.crf"))
    (home / "links.json").write_text(json.dumps(_regress(pairs), indent=0, sort_keys=True) + "\n", "utf-8")
    odds = {kind: round((sum(found) + 1) / (len(found) + 4), 3) for kind, found in sorted(seen.items())}
    (home / "odds.json").write_text(json.dumps(odds, indent=0) + "\n", "utf-8")
    for name in ("cues.crf", "roles.crf", "links.json", "odds.json"):
        print(f"{name}: {(home / name).stat().st_size:,} bytes")
    print(f"{len(pairs):,} pairs of quotation and statement; {time.perf_counter() - clock:.0f} s")


def _count(scene: Scene, frames: Sequence[Frame], seen: dict[str, list[bool]]) -> None:
    """Note for each word that might be a cue by the rules, under its class, whether it is one."""
    cues = {(frame.sentence, token) for frame in frames for token in range(*frame.cue)}
    for number, view in enumerate(scene.views):
        for token, kind in cue_candidates(view):
            seen.setdefault(kind, []).append((number, token) in cues)


def _trainer() -> pycrfsuite.Trainer:
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(CRF)
    return trainer


def _teach(
    scene: Scene, annotated: Annotated, cues: pycrfsuite.Trainer, roles: pycrfsuite.Trainer
) -> list[tuple[Frame, Attribution]]:
    """Hand every sentence to the models; returns the attributions as frames that end with the cue's sentence."""
    by_sentence: dict[int, list[tuple[Cue, Attribution]]] = {}
    for attribution in annotated.attributions:
        number = scene.sentence_at(attribution.cue[0][0])
        if cue := _cue_tokens(scene, number, attribution.cue):
            by_sentence.setdefault(number, []).append((cue, attribution))
    frames = []
    for number, view in enumerate(scene.views):
        here = by_sentence.get(number, [])
        labels = ["O"] * view.size
        base = base_features(view) if here else []
        for cue, attribution in here:
            labels[cue[0] : cue[1]] = ["B"] + ["I"] * (cue[1] - cue[0] - 1)
            own = _role_labels(scene, number, cue, attribution)
            roles.append(role_features(view, cue, base), own)
            frames.append((frame_of(scene, number, cue, own), attribution))
        cues.append(static_features(view), labels)
    return frames


def _cue_tokens(scene: Scene, number: int, spans: Spans) -> Cue | None:
    """The first stretch of tokens of a cue."""
    tokens = sorted(tokens_of(scene, number, spans))
    if not tokens:
        return None
    end = tokens[0] + 1
    while end in tokens:
        end += 1
    return tokens[0], end


def tokens_of(scene: Scene, number: int, spans: Spans) -> set[int]:
    """The tokens of a sentence that the spans touch."""
    placed = scene.views[number].placed
    offsets = zip(placed.sentence.starts, placed.sentence.ends, strict=True)
    return {token for token, (a, b) in enumerate(offsets) if covers(spans, placed.start + a, placed.start + b)}


def _role_labels(scene: Scene, number: int, cue: Cue, attribution: Attribution) -> list[str]:
    source = tokens_of(scene, number, attribution.source)
    content = tokens_of(scene, number, attribution.content)
    return [
        "Q" if cue[0] <= token < cue[1] else "S" if token in source else "C" if token in content else "O"
        for token in range(scene.views[number].size)
    ]


def _pairs(scene: Scene, known: Sequence[tuple[Frame, Attribution]]) -> list[tuple[list[str], bool]]:
    """Quotations without a cue, each with the statements that might take it, and whether it is theirs."""
    frames = [frame for frame, _ in known]
    whole = {id(frame): attribution.content for frame, attribution in known}
    complete_runs(scene, frames)
    found = []
    for unit in orphans(scene, frames):
        taker = None
        for frame in candidates(scene, frames, unit):
            truth = covers(whole[id(frame)], unit.start, unit.end) * 2 > unit.end - unit.start
            found.append((pair_features(scene, frames, unit, frame), truth))
            taker = frame if truth else taker
        if taker is not None:
            taker.content = sorted([*taker.content, (unit.start, unit.end)])
    return found


def _regress(pairs: Sequence[tuple[list[str], bool]]) -> dict[str, float]:
    """Ridge logistic regression by Newton's method."""
    counts: dict[str, int] = {}
    for features, _ in pairs:
        for name in features:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= 3)
    place = {name: n for n, name in enumerate(names)}
    x = np.zeros((len(pairs), len(names)))
    for row, (features, _) in enumerate(pairs):
        x[row, [place[name] for name in features if name in place]] = 1.0
    y = np.array([truth for _, truth in pairs], dtype=float)
    w = np.zeros(len(names))
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (y - p) - RIDGE * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(names))
        w += np.linalg.solve(hessian, gradient)
    return {name: round(float(value), 4) for name, value in zip(names, w, strict=True)}


if __name__ == "__main__":
    main()
