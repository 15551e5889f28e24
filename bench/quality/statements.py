"""Statements on PolNeAR's dev part: textacy and sayswho, our rules alone, and what the learned weights find.

    WIRECOPY_DATA=... [WIRECOPY_PEERS=PYTHON] python bench/quality/statements.py [--part tuned|unseen|all]

One row each: F1 of tokens (source, cue and content together), F1 of relations (contents that overlap by half, sources
that touch), and the share of wholly quoted contents that were found to the token. The weights were trained on the train
part; thresholds were chosen on every second text of dev ("tuned"), the others were left alone ("unseen"). The peers run
in the Python that ``WIRECOPY_PEERS`` names, where that has them. Floors: ``floors.json``.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from polnear import Annotated, Attribution, read_part
from statement_scores import Scores, score

from wirecopy.model import Article, Statement
from wirecopy.speech.people import find_people
from wirecopy.speech.statements import find_statements
from wirecopy.speech.statements.frame import Frame
from wirecopy.speech.statements.learned import learned_frames
from wirecopy.speech.statements.rules import ruled_frames
from wirecopy.speech.statements.scene import Scene

HERE = Path(__file__).parent
PARTS = {"tuned": slice(0, None, 2), "unseen": slice(1, None, 2), "all": slice(None)}
PEERS = ("textacy", "sayswho")


def main() -> int:
    """Print the rows; 1 where a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, default="all")
    part = parser.parse_args().part
    texts = list(read_part(Path(os.environ["WIRECOPY_DATA"]) / "polnear" / "dev", jobs=2, only=PARTS[part]))
    print(f"{len(texts)} texts, {sum(len(one.attributions) for one in texts):,} attributions")
    print(f"{'':16}{'tokens':>8}{'source':>8}{'cue':>8}{'content':>9}{'relations':>11}{'direct':>8}")
    for name in PEERS:
        found = _peer(name, texts)
        if found is None:
            print(f"{name:16}not in the Python that WIRECOPY_PEERS names")
        else:
            _row(name, _scored(texts, found))
    _row("rules alone", _scored(texts, [_ours(one, ruled_frames) for one in texts]))
    learned = _scored(texts, [_ours(one, learned_frames) for one in texts])
    _row("wirecopy", learned)
    return _held(learned)


def _peer(name: str, texts: Sequence[Annotated]) -> list[list[Attribution]] | None:
    """What a peer finds in each text; ``None`` where it cannot run."""
    python = os.environ.get("WIRECOPY_PEERS", sys.executable)
    ran = subprocess.run(
        [python, str(HERE / "statement_peers.py"), name],
        input=json.dumps([one.parsed.text for one in texts]),
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        return None
    return [
        [Attribution(*([(start, end) for start, end in spans] for spans in one)) for one in found]
        for found in json.loads(ran.stdout)
    ]


def _ours(one: Annotated, frames: Callable[[Scene], list[Frame]]) -> list[Attribution]:
    article = Article(id=one.name, text=one.parsed.text, language="en")
    statements = find_statements(one.parsed, article, find_people(one.parsed), frames)
    return [_spans(statement) for statement in statements]


def _spans(s: Statement) -> Attribution:
    source = [] if s.source_start is None or s.source_end is None else [(s.source_start, s.source_end)]
    cue = [] if s.cue_start is None or s.cue_end is None else [(s.cue_start, s.cue_end)]
    return Attribution(source, cue, list(s.content_parts))


def _scored(texts: Sequence[Annotated], found: Sequence[Sequence[Attribution]]) -> Scores:
    return score((one.parsed.text, one.attributions, mine) for one, mine in zip(texts, found, strict=True))


def _row(name: str, s: Scores) -> None:
    roles = s.roles
    print(
        f"{name:16}{s.tokens.f1:8.3f}{roles['source'].f1:8.3f}{roles['cue'].f1:8.3f}{roles['content'].f1:9.3f}"
        f"{s.relations.f1:11.3f}{s.direct:8.3f}   relations found {s.relations.precision:.3f} right,"
        f" {s.relations.recall:.3f} of all",
        flush=True,
    )


def _held(learned: Scores) -> int:
    floors: dict[str, float] = json.loads((HERE / "floors.json").read_text("utf-8"))["statements"]
    figures = {"tokens": learned.tokens.f1, "relations": learned.relations.f1, "direct": learned.direct}
    missed = {name: floor for name, floor in floors.items() if figures[name] < floor}
    for name, floor in missed.items():
        print(f"below its floor: {name} {figures[name]:.3f}, floor {floor}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
