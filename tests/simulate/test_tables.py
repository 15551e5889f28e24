"""The tables of the made-up wire: every symbol that is named exists, every one that exists is named."""

import json
import re
from importlib.resources import files
from typing import Any

from wirecopy.simulate import spelling
from wirecopy.simulate.bindings import PLACES, THREADS
from wirecopy.simulate.figures import FIGURES
from wirecopy.simulate.symbols import entries
from wirecopy.simulate.topics import FUNCTIONS, SPEAKERS

DATA = files("wirecopy.simulate") / "data"
GROUPS = ("orgs", "people", "things", "amounts")
BRACED = re.compile(r"\{([^{}]*)\}")


def table(name: str) -> Any:
    return json.loads((DATA / name).read_text("utf-8"))


def topics() -> list[Any]:
    return [table(f"topics/{path.name}") for path in (DATA / "topics").iterdir() if path.name.endswith(".json")]


def strings(item: Any) -> list[str]:
    if isinstance(item, str):
        return [item]
    parts = item.values() if isinstance(item, dict) else item if isinstance(item, list) else ()
    return [text for part in parts for text in strings(part)]


def named(item: Any) -> set[str]:
    """The symbols and things that templates name."""
    codes = [code.lstrip("^~@") for text in strings(item) for code in BRACED.findall(text) if "|" not in code]
    return {code.removeprefix("a ").partition(".")[0].removesuffix("'s") for code in codes if code[0] not in "#!"}


def words() -> dict[str, Any]:
    return {**table("lexicon.json"), **table("general.json")["words"]}


def test_every_symbol_exists() -> None:
    general = words()
    always = {*general, *PLACES, *THREADS, "day"}
    everywhere = named([table("lexicon.json"), table("general.json")])
    for topic in topics():
        bound = {key for group in GROUPS for key in topic.get(group, {})}
        assert {*SPEAKERS, "body", "group"} <= bound
        told = {key: topic[key] for key in topic if key in (*FUNCTIONS, "words")}
        known = always | bound | set(topic["words"])
        assert named(told) <= known, named(told) - known
        assert everywhere - {"speaker"} <= known, everywhere - known
        assert not bound & always, "a thing of a topic hides a general symbol"


def test_every_symbol_is_used() -> None:
    threads = {symbol for symbol, _ in THREADS.values()}
    everywhere = named([table("lexicon.json"), table("general.json")])
    used = set().union(everywhere, threads, *(named(topic) for topic in topics()))
    assert set(words()) <= used, set(words()) - used
    for topic in topics():
        own = {key for group in GROUPS for key in topic.get(group, {})} | set(topic["words"])
        used = named(topic) | everywhere | threads | {*SPEAKERS}
        assert own <= used, (topic["topic"], own - used)


def test_figures_are_of_known_kinds() -> None:
    every = [table("lexicon.json"), table("general.json"), table("formulas.json"), *topics()]
    kinds = {code[1:] for text in strings(every) for code in BRACED.findall(text) if code.startswith("#")}
    amounts = {kind for topic in topics() for spec in topic["amounts"].values() for kind in spec.split("|")}
    assert kinds | amounts <= set(FIGURES)


def test_facts_have_wordings_that_name_the_same_people() -> None:
    for topic in [table("general.json"), *topics()]:
        people = {*topic.get("people", {}), "speaker", "body", "group", *topic.get("orgs", {})}
        for function in FUNCTIONS:
            for fact in topic.get(function, ()):
                if function in ("headline", "lead", "quoting"):
                    continue
                assert len(fact) > 1, fact
                assert len({frozenset(named(text) & people) for text in fact}) == 1, fact


def test_there_is_enough_of_it() -> None:
    everything = [table("general.json"), *topics()]
    wordings = {text for topic in everything for key in FUNCTIONS for text in strings(topic.get(key, []))}
    lists = [table("lexicon.json"), *(topic["words"] for topic in everything)]
    phrases = {entry for lexicon in lists for symbol in lexicon.values() for entry in entries(symbol)}
    assert len(topics()) >= 12
    assert len(wordings) >= 600
    assert len({entry for entry in phrases if "{" not in entry}) >= 4000


def test_spelling_is_one_to_one() -> None:
    pairs = spelling.pairs()
    assert len(set(pairs.values())) == len(pairs)
    assert not set(pairs) & set(pairs.values())
    for british, american in pairs.items():
        assert spelling.american(british) == american
        assert spelling.british(american.capitalize()) == british.capitalize()
