"""What the two sequence models look at: classes, parts of speech, relations, shapes and quotation marks.

In: the view of a sentence, for the roles also the tokens of a cue. Out: for each token the names of what is true of
it. No name contains a word of a text.
"""

from __future__ import annotations

from wirecopy.speech.statements.view import View


def static_features(view: View) -> list[list[str]]:
    """Features of the tokens by themselves and with their neighbours: what finds cues."""
    sentence = view.placed.sentence
    single = [_single(view, token) for token in range(view.size)]
    found = []
    for token in range(view.size):
        head = view.heads[token]
        dep, tag = sentence.deps[token], sentence.tags[token]
        classes = view.classes[token] or ("-",)
        kids = _children(view, token)
        state = _quote_state(view, token)
        features = [
            "b", f"t={tag}", f"d={dep}", f"s={view.shapes[token]}", f"q={state}", f"td={tag}|{dep}",
            f"k={kids}", f"tk={tag}|{kids}", f"hd={dep}|{sentence.pos[head]}", f"n={view.named[token]}",
        ]  # fmt: skip
        for name in classes:
            features += (f"c={name}", f"c={name}|{tag}", f"c={name}|{kids}", f"c={name}|{dep}", f"c={name}|q{state}")
        features += [f"hc={name}|{dep}" for name in view.classes[head] or ("-",)]
        if sentence.pos[token] in _BEARERS:
            kind = classes[0]
            for child in view.children[token]:
                relation = view.dep(child)
                if relation in _ARGUMENTS:
                    what = _what(view, child)
                    features += (f"a={relation}:{what}", f"a={relation}:{what}|{kind}")
                elif relation in _HELPERS:
                    features += [f"h={name}|{relation}" for name in view.classes[child]]
            if dep in ("conj", "xcomp", "relcl", "acl", "advcl", "ccomp", "pcomp"):
                subject = view.subject(head)
                who = "-" if subject is None else _what(view, subject)
                features.append(f"hs={dep}:{who}|{kind}")
        for step in (-2, -1, 1, 2):
            other = token + step
            features += [f"{step}:{one}" for one in single[other]] if 0 <= other < view.size else [f"{step}:end"]
        found.append(features)
    return found


_BEARERS = frozenset(("VERB", "AUX", "NOUN", "ADJ"))
_ARGUMENTS = frozenset(
    ("nsubj", "nsubjpass", "dobj", "dative", "agent", "poss", "attr", "acomp", "xcomp", "ccomp", "acl", "prep", "oprd")
)
_HELPERS = frozenset(("aux", "neg", "mark", "prt", "advmod", "auxpass"))


def _what(view: View, token: int) -> str:
    """What sort of thing an argument is: its class, or what it names, or its tag."""
    return next(iter(view.classes[token]), "") or view.named[token] or view.placed.sentence.tags[token]


def _single(view: View, token: int) -> tuple[str, ...]:
    """What neighbours see of a token."""
    sentence = view.placed.sentence
    return (f"t={sentence.tags[token]}", f"s={view.shapes[token]}", *(f"c={name}" for name in view.classes[token]))


_TOLD_OF_CHILDREN = frozenset(
    ("nsubj", "nsubjpass", "ccomp", "xcomp", "dobj", "prep", "mark", "advcl", "attr", "oprd", "agent", "acl", "prt")
)


def _children(view: View, token: int) -> str:
    """The relations of a token's children that make a statement's frame, and whether a quotation mark is one."""
    deps = {view.dep(child) for child in view.children[token]} & _TOLD_OF_CHILDREN
    return "+".join(sorted(deps))


def _quote_state(view: View, token: int) -> str:
    """In a quotation or beside one: "in", "out", and which end is near."""
    quoted = view.quoted
    if quoted[token] >= 0:
        return "in"
    near = [name for name, step in (("l", -1), ("l", -2), ("r", 1), ("r", 2)) if _is_quoted(view, token + step)]
    return "out" + "".join(sorted(set(near)))


def _is_quoted(view: View, token: int) -> bool:
    return 0 <= token < view.size and view.quoted[token] >= 0


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
        found[token] = [
            *base[token],
            place,
            f"p={path}|{side}",
            f"p={path}|{kind}",
            f"p={path}|{frame}",
            f"p={path}|{place}|{after_quote:d}",
            f"p={path}|{kids}",
            f"cl={clause}|{kind}",
            f"cl={clause}|{place}",
            f"d={sentence.deps[token]}|{place}|{clause}",
            f"s={view.shapes[token]}|{place}|{clause}",
            f"near={_distance(token, cue)}|{side}",
            f"k={kind}|{place}",
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
