"""What the two sequence models look at: classes, parts of speech, relations, shapes and quotation marks.

In: the view of a sentence, for the roles also the tokens of a cue. Out: for each token the names of what is true of
it. No name contains a word of a text.
"""

from __future__ import annotations

from functools import lru_cache

from wirecopy.speech.statements.view import View


def static_features(view: View) -> list[list[str]]:
    """Features of the tokens by themselves and with their neighbours: what finds cues."""
    sentence = view.placed.sentence
    tags, deps, pos = sentence.tags, sentence.deps, sentence.pos
    seen = [(tags[token], view.shapes[token], view.classes[token]) for token in range(view.size)]
    found = []
    for token in range(view.size):
        head = view.heads[token]
        own = (tags[token], deps[token], view.shapes[token], view.classes[token])
        features = list(_alone(*own, _quote_state(view, token), _children(view, token)))
        features.append(f"hd={deps[token]}|{pos[head]}")
        features.append(f"n={view.named[token]}")
        features += _under(view.classes[head], deps[token])
        if pos[token] in _BEARERS:
            features += _frame_features(view, token)
        for step in (-2, -1, 1, 2):
            other = token + step
            features += _beside(step, *seen[other]) if 0 <= other < view.size else (f"{step}:end",)
        found.append(features)
    return found


@lru_cache(maxsize=50_000)
def _alone(tag: str, dep: str, sign: str, classes: tuple[str, ...], state: str, kids: str) -> tuple[str, ...]:
    """What is true of a token without its neighbours."""
    features = [
        "b",
        f"t={tag}",
        f"d={dep}",
        f"s={sign}",
        f"q={state}",
        f"td={tag}|{dep}",
        f"k={kids}",
        f"tk={tag}|{kids}",
    ]
    for name in classes or ("-",):
        features += (f"c={name}", f"c={name}|{tag}", f"c={name}|{kids}", f"c={name}|{dep}", f"c={name}|q{state}")
    return tuple(features)


@lru_cache(maxsize=10_000)
def _under(classes: tuple[str, ...], dep: str) -> tuple[str, ...]:
    """What a token's head is."""
    return tuple(f"hc={name}|{dep}" for name in classes or ("-",))


@lru_cache(maxsize=50_000)
def _beside(step: int, tag: str, sign: str, classes: tuple[str, ...]) -> tuple[str, ...]:
    """What a neighbour is, ``step`` tokens on."""
    return (f"{step}:t={tag}", f"{step}:s={sign}", *(f"{step}:c={name}" for name in classes))


def _frame_features(view: View, token: int) -> list[str]:
    """The arguments of a verb, noun or adjective: who does it, to what."""
    dep = view.dep(token)
    kind = (view.classes[token] or ("-",))[0]
    features: list[str] = []
    for child in view.children[token]:
        relation = view.dep(child)
        if relation in _ARGUMENTS:
            what = _what(view, child)
            features += (f"a={relation}:{what}", f"a={relation}:{what}|{kind}")
        elif relation in _HELPERS:
            features += [f"h={name}|{relation}" for name in view.classes[child]]
    if dep in _SHARED:
        subject = view.subject(view.heads[token])
        who = "-" if subject is None else _what(view, subject)
        features.append(f"hs={dep}:{who}|{kind}")
    return features


_SHARED = frozenset(("conj", "xcomp", "relcl", "acl", "advcl", "ccomp", "pcomp"))
_BEARERS = frozenset(("VERB", "AUX", "NOUN", "ADJ"))
_ARGUMENTS = frozenset(
    ("nsubj", "nsubjpass", "dobj", "dative", "agent", "poss", "attr", "acomp", "xcomp", "ccomp", "acl", "prep", "oprd")
)
_HELPERS = frozenset(("aux", "neg", "mark", "prt", "advmod", "auxpass"))


def _what(view: View, token: int) -> str:
    """What sort of thing an argument is: its class, or what it names, or its tag."""
    return next(iter(view.classes[token]), "") or view.named[token] or view.placed.sentence.tags[token]


_TOLD_OF_CHILDREN = frozenset(
    ("nsubj", "nsubjpass", "ccomp", "xcomp", "dobj", "prep", "mark", "advcl", "attr", "oprd", "agent", "acl", "prt")
)


def _children(view: View, token: int) -> str:
    """The relations of a token's children that make a statement's frame, and whether a quotation mark is one."""
    children = view.children[token]
    if not children:
        return ""
    deps = view.placed.sentence.deps
    return "+".join(sorted({deps[child] for child in children} & _TOLD_OF_CHILDREN))


def _quote_state(view: View, token: int) -> str:
    """In a quotation or beside one: "in", "out", and which end is near."""
    quoted = view.quoted
    if quoted[token] >= 0:
        return "in"
    left = "l" if max(quoted[max(token - 2, 0) : token], default=-1) >= 0 else ""
    right = "r" if max(quoted[token + 1 : token + 3], default=-1) >= 0 else ""
    return "out" + left + right


def role_features(view: View, cue: tuple[int, int], base: list[list[str]]) -> list[list[str]]:
    """Features of each token as seen from the cue ``[first, end)``: what finds its source and its content.

    ``base``: from :func:`base_features`.
    """
    sentence = view.placed.sentence
    head = cue_head(view, cue)
    classes = view.classes[head] or ("-",)
    kind = classes[0]
    frame = f"{kind}|{sentence.tags[head]}"
    kids = _children(view, head)
    paths = _paths(view, head)
    outer = view.quoted[head]
    after_quote = any(view.quoted[t] >= 0 for t in range(cue[0])) and outer < 0
    commas = 0
    found: list[list[str]] = [[] for _ in range(view.size)]
    for token in range(view.size):
        path, clause = paths[token]
        side = "c" if cue[0] <= token < cue[1] else "l" if token < cue[0] else "r"
        same = view.quoted[token] == outer
        quote = "=" if same else "in" if view.quoted[token] >= 0 else "out"
        place = f"{side}{quote}"
        own = (path, clause, side, quote, kind)
        found[token] = [
            *base[token],
            *_seen_from_cue(*own, frame, kids, after_quote),
            f"d={sentence.deps[token]}|{place}|{clause}",
            f"s={view.shapes[token]}|{place}|{clause}",
            f"near={_distance(token, cue)}|{side}",
            f"f={frame}|{side}|{sentence.pos[token]}",
            *(f"w={name}|{clause}|{side}" for name in view.classes[token] if name.startswith("fn:")),
        ]
    for sides in (range(cue[1], view.size), range(cue[0] - 1, -1, -1)):
        commas = 0
        for token in sides:
            found[token].append(f"co={min(commas, 3)}|{paths[token][1]}")
            if view.shapes[token] in (",", ":", ";", "--", "("):
                commas += 1
    return found


@lru_cache(maxsize=100_000)
def _seen_from_cue(
    path: str, clause: str, side: str, quote: str, kind: str, frame: str, kids: str, after_quote: bool
) -> tuple[str, ...]:
    """What is true of all tokens on one way from one kind of cue."""
    place = f"{side}{quote}"
    return (
        place,
        f"p={path}|{side}",
        f"p={path}|{kind}",
        f"p={path}|{frame}",
        f"p={path}|{place}|{after_quote:d}",
        f"p={path}|{kids}",
        f"cl={clause}|{kind}",
        f"cl={clause}|{place}",
        f"k={kind}|{place}",
    )


def base_features(view: View) -> list[list[str]]:
    """The part of :func:`role_features` that is the same for every cue of a sentence."""
    sentence = view.placed.sentence
    found = []
    for token in range(view.size):
        dep, tag, sign = sentence.deps[token], sentence.tags[token], view.shapes[token]
        before = sentence.tags[token - 1] if token else "<"
        after = sentence.tags[token + 1] if token + 1 < view.size else ">"
        found.append(
            ["b", f"t={tag}", f"t-={before}|{tag}", f"t+={tag}|{after}", f"td={tag}|{dep}", f"s={sign}",
             f"n={view.named[token]}", *(f"w={name}" for name in view.classes[token])]
        )  # fmt: skip
    return found


_WEAK = frozenset(("verb:light", "verb:seem", "verb:attend", "verb:office", "verb:attitude", "verb:show_of"))


def cue_head(view: View, cue: tuple[int, int]) -> int:
    """The token that makes a cue a cue: a verb of speech first, then another word of the lexicon, then what is left.

    Of several the one highest in the tree: "said" in "said in a statement", "saying" in "put out a statement saying".
    """
    tokens = range(*cue)
    return min(tokens, key=lambda token: (_strength(view, token), _depth(view, token, cue), token))


def _strength(view: View, token: int) -> int:
    classes = view.classes[token]
    kind = classes[0] if classes else "-"
    if kind.startswith("verb:") and kind not in _WEAK:
        return 0
    if kind.startswith(("noun:st", "adj:", "fn:according")):
        return 1
    return 2 if kind.startswith(("verb:", "noun:", "adv:")) else 3


def is_telling(view: View, token: int) -> bool:
    """Whether the lexicon has the token among words of speech, belief or report."""
    return _strength(view, token) < 2


def _depth(view: View, token: int, cue: tuple[int, int]) -> int:
    """How many steps up the tree stay inside the cue."""
    steps = 0
    while cue[0] <= view.heads[token] < cue[1] and view.heads[token] != token and steps < 20:
        token = view.heads[token]
        steps += 1
    return steps


def _paths(view: View, head: int) -> list[tuple[str, str]]:
    """For each token the way from the cue to it, and the first step of that way alone.

    Down from the cue: relations, the first two. Up: how far, by relations, to where the ways meet, then down.
    """
    chain = [head]
    ups = [""]
    while view.heads[chain[-1]] != chain[-1] and len(chain) < 6:
        ups.append(ups[-1] + "^" + view.dep(chain[-1]) if len(chain) < 3 else ups[-1] + "^")
        chain.append(view.heads[chain[-1]])
    known: dict[int, tuple[str, str]] = {node: (up or "cue", up or "cue") for node, up in zip(chain, ups, strict=True)}
    depth = dict.fromkeys(chain, 0)
    for token in range(view.size):
        way = []
        at = token
        while at not in known:
            way.append(at)
            if view.heads[at] == at:
                known[at], depth[at] = ("far", "far"), 9
                break
            at = view.heads[at]
        for node in reversed(way):
            if node in known:
                continue
            above = view.heads[node]
            path, clause = known[above]
            deep = depth[above] + 1
            depth[node] = deep
            step = f"{path}>{view.dep(node)}" if deep <= 2 else path if deep > 3 else f"{path}>>"
            known[node] = (step, f"{clause}>{view.dep(node)}" if deep == 1 else clause)
    return [known[token] for token in range(view.size)]


def _distance(token: int, cue: tuple[int, int]) -> str:
    steps = cue[0] - token if token < cue[0] else token - cue[1] + 1
    return str(steps) if steps < 4 else "4" if steps < 7 else "7" if steps < 15 else "15"
