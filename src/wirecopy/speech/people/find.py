"""Find the people of an article.

In: a parsed text. Out: its persons and organizations, each under one name, with their roles and every naming. Runs of
capitals are judged where they stand, then linked in order of reading; what one sentence could not tell, the rest of
the article may: a lone capital that is somebody's surname elsewhere is that person.
"""

from __future__ import annotations

from collections import Counter

from wirecopy.speech.parsed import ParsedText, Placed
from wirecopy.speech.people.kinds import Sort, sort_of
from wirecopy.speech.people.linking import Draft, acronyms_of, keys_of, same_organization, same_person
from wirecopy.speech.people.records import Actor, Naming, People, PlaceName
from wirecopy.speech.people.roles import is_role, roles_of
from wirecopy.speech.people.runs import Run, name_runs
from wirecopy.speech.people.words import words


def find_people(parsed: ParsedText) -> People:
    """The persons and organizations of ``parsed``, in the order in which they are first named."""
    judged = _agreed([(run, sort_of(run)) for placed in parsed.sentences for run in name_runs(placed)])
    drafts = _full_names(judged)
    places = []
    for run, sort in judged:
        if not _assign(run, sort, drafts) and sort == "place":
            places.append(PlaceName(run.start, run.stop, run.text))
    _references(parsed, drafts)
    found = [draft for draft in drafts if draft.namings]
    return People([_actor(draft) for draft in sorted(found, key=lambda d: min(d.namings))], places)


def _agreed(judged: list[tuple[Run, Sort]]) -> list[tuple[Run, Sort]]:
    """A lone word that is a person by its title, or mostly, is one wherever the article prints it alone."""
    votes: dict[str, Counter[Sort]] = {}
    for run, sort in judged:
        if len(run.tokens) == 1 and sort in ("person", "organization", "unknown"):
            votes.setdefault(run.text, Counter())[sort] += 3 if run.title < run.first else 1
    persons = {text for text, counted in votes.items() if counted["person"] > counted["organization"]}
    houses = {text for text, counted in votes.items() if counted["organization"] > counted["person"]}
    return [
        (run, ("person" if run.text in persons else "organization") if run.text in persons | houses else sort)
        if sort in ("person", "organization", "unknown") and len(run.tokens) == 1 else (run, sort)
        for run, sort in judged
    ]  # fmt: skip


def _full_names(judged: list[tuple[Run, Sort]]) -> list[Draft]:
    """A draft for each name that stands in full somewhere."""
    drafts: list[Draft] = []
    for run, sort in judged:
        if sort == "person" and len(keys_of(run)) > 1:
            known = [d for d in drafts if d.kind == "person" and len(d.keys) > 1 and same_person(d, run)]
            if not known:
                drafts.append(Draft("person", run))
        elif sort == "organization" and len(run.tokens) > 1:
            known = [d for d in drafts if d.kind == "organization" and same_organization(d, run)]
            if not known:
                drafts.append(draft := Draft("organization", run))
                draft.acronyms = acronyms_of(run.tokens)
    return drafts


def _assign(run: Run, sort: Sort, drafts: list[Draft]) -> bool:
    """Give the run to the actor that it names, or make it one; whether it names one."""
    if sort == "people":
        return False
    persons = [d for d in drafts if d.kind == "person" and same_person(d, run)]
    if persons and sort in ("person", "unknown") or (persons and len(run.tokens) == 1 and _surname(run, persons)):
        draft = _likeliest(persons, run)
        draft.take(run)
        _describe(draft, run)
        return True
    if sort == "place":
        return False
    houses = [d for d in drafts if d.kind == "organization" and same_organization(d, run)]
    if houses and sort != "person":
        houses[0].take(run)
        return True
    if sort == "unknown":
        return False
    drafts.append(draft := Draft(sort, run))
    draft.take(run)
    if sort == "person":
        _describe(draft, run)
    return True


def _surname(run: Run, persons: list[Draft]) -> bool:
    """Whether a lone word is the last of somebody's name (any kind that the parser made of it)."""
    key = keys_of(run)[0]
    return any(d.keys[-1] == key and len(d.keys) > 1 for d in persons)


def _likeliest(persons: list[Draft], run: Run) -> Draft:
    """Of several that bear the name the one whose gender the title tells, else the one named last before."""
    gender = _gender(run)
    fitting = [d for d in persons if gender and d.gender == gender] or persons
    before = [d for d in fitting if d.namings and min(d.namings) < run.start]
    exact = [d for d in fitting if d.keys == keys_of(run)]
    if exact:
        return exact[0]
    return max(before, key=lambda d: max(d.namings)) if before else fitting[0]


def _gender(run: Run) -> str | None:
    sentence = run.placed.sentence
    for token in range(run.title, run.first):
        word = sentence.word(token)
        if gender := words().honorifics.get(word) or words().roles.get(word.lower()):
            return gender
    return None


def _describe(draft: Draft, run: Run) -> None:
    draft.gender = draft.gender or _gender(run)
    for role in roles_of(run):
        draft.roles[role.start] = role
        told = {words().roles.get(word) for word in role.text.lower().split() if is_role(word)} - {None}
        if len(told) == 1 and len(role.text.split()) < 3:
            draft.gender = draft.gender or told.pop()


def _references(parsed: ParsedText, drafts: list[Draft]) -> None:
    """ "the colonel" names the one person here who is said to be one."""
    holders: dict[str, set[int]] = {}
    for n, draft in enumerate(drafts):
        if draft.kind == "person":
            for role in draft.roles.values():
                head = _head(role.text)
                if head:
                    holders.setdefault(head, set()).add(n)
    if not holders:
        return
    for placed in parsed.sentences:
        _references_in(placed, drafts, holders)


def _references_in(placed: Placed, drafts: list[Draft], holders: dict[str, set[int]]) -> None:
    sentence = placed.sentence
    for token in range(1, len(sentence.starts)):
        word = sentence.word(token)
        if len(holders.get(word.lower(), ())) != 1 or sentence.word(token - 1).lower() != "the":
            continue
        after = sentence.word(token + 1) if token + 1 < len(sentence.starts) else "."
        if after in ("of", "-", "for", "’s", "'s", "who", "to") and after not in ("’s", "'s"):
            continue
        if token + 1 < len(sentence.starts) and sentence.pos[token + 1] in ("NOUN", "PROPN"):
            continue
        draft = drafts[next(iter(holders[word.lower()]))]
        start = placed.start + sentence.starts[token]
        if draft.namings and min(draft.namings) < start and start not in draft.roles:
            draft.namings[start] = Naming(start, placed.start + sentence.ends[token], "role")


def _head(role: str) -> str | None:
    """The noun that carries a role: the last one before "of", "for"."""
    stem = role.split(" of ")[0].split(" for ")[0].split(" at ")[0].lower().split()
    return stem[-1] if stem and stem[-1] in words().roles else None


def _actor(draft: Draft) -> Actor:
    return Actor(
        name=draft.name.removeprefix("The ") if draft.kind == "organization" else draft.name,
        kind=draft.kind,  # type: ignore[arg-type]
        gender=draft.gender,  # type: ignore[arg-type]
        roles=tuple(draft.roles[start] for start in sorted(draft.roles)),
        namings=tuple(draft.namings[start] for start in sorted(draft.namings)),
    )
