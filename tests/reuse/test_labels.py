"""What a passage is: copied news, an outlet's furniture, a formula filled in again, or words of a third."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from wirecopy.reuse import find_passages

COMMON = ["the", "a", "of", "to", "in", "and", "said", "was", "for", "that", "on", "with", "at", "by", "from", "he"]


def prose(seed: str, words: int) -> str:
    """Running text that no other seed shares: every other word is a common one."""
    draw = random.Random(seed)
    return " ".join(
        draw.choice(COMMON) if draw.random() < 0.4 else f"{draw.choice('bdfgklmnprst')}{draw.randrange(50_000):x}"
        for _ in range(words)
    )


def labels(texts: list[str], outlets: list[str] | None = None) -> dict[tuple[int, int], set[str]]:
    """The labels of each pair that shares something."""
    found: dict[tuple[int, int], set[str]] = {}
    for row in find_passages(texts, outlets).to_pylist():
        found.setdefault((row["a"], row["b"]), set()).add(row["label"])
    return found


# Furniture


@pytest.mark.parametrize("place", ["head", "middle", "foot"])
@pytest.mark.parametrize("articles", [4, 40])
def test_furniture_of_an_outlet(place: str, articles: int) -> None:
    notice = "Sign up here to get the Gazette in your inbox each morning and follow our reporters on every platform"
    texts = []
    for n in range(articles):
        head, foot = prose(f"head{n}", 80), prose(f"foot{n}", 80)
        parts = {"head": [notice, head, foot], "middle": [head, notice, foot], "foot": [head, foot, notice]}
        texts.append("\n\n".join(parts[place]))
    others = [prose(f"other{n}", 150) for n in range(20)]
    found = labels(texts + others, ["Gazette"] * articles + ["Courier"] * 20)
    assert len(found) == articles * (articles - 1) // 2
    assert set.union(*found.values()) == {"boilerplate"}


def test_a_story_copied_together_with_its_outlets_furniture() -> None:
    notice = prose("notice", 25)
    gazette = [f"{prose(f'news{n}', 200)}\n\n{notice}" for n in range(12)]
    found = labels([*gazette, gazette[4]], ["Gazette"] * 12 + ["Courier"])
    assert found[4, 12] == {"copied"}
    assert found[3, 12] == found[3, 4] == {"boilerplate"}


@pytest.mark.parametrize("versions", [2, 3, 4])
def test_versions_of_one_article_in_a_small_outlet_are_no_furniture(versions: int) -> None:
    story = [prose(f"paragraph{n}", 40) for n in range(6)]
    texts = ["\n\n".join([*story[: 3 + n], prose(f"own{n}", 8)]) for n in range(versions)]
    texts += [prose(f"else{n}", 150) for n in range(4)]
    found = labels(texts, ["Village Voice"] * len(texts))
    assert len(found) == versions * (versions - 1) // 2
    assert set.union(*found.values()) == {"copied"}


def test_refiled_items_of_an_agency_are_not_erased() -> None:
    draw = random.Random(4)
    texts = [prose(f"item{n}", 120) for n in range(300)]
    for n in range(0, 60, 2):
        words = texts[n].split()
        for filing in range(draw.choice((1, 2, 4))):
            words[draw.randrange(len(words))] = f"corrected{filing}"
            texts.append(" ".join(words[: 120 - 10 * filing]))
    found = labels(texts, ["Reuters"] * len(texts))
    assert len(found) >= 30
    assert set.union(*found.values()) == {"copied"}


def test_without_outlets_nothing_is_furniture() -> None:
    texts = [f"{prose(f'news{n}', 100)} {prose('notice', 25)}" for n in range(10)]
    assert set.union(*labels(texts).values()) == {"copied"}


# Formulas


def test_a_formula_filled_in_again() -> None:
    def weekly(week: int) -> str:
        draw = random.Random(week)
        figures = [f"{draw.randrange(10, 99)}" for _ in range(8)]
        return (
            "The Bundesbank accepted bids for {} billion marks at today's tender for a {} day securities repurchase "
            "pact at a fixed rate of {} pct, a spokesman said. Banks, which bid for a total {} billion marks, will be "
            "credited with the funds on March {} and must buy back the securities on April {}. Some {} of {} bids won."
        ).format(*figures)

    texts = [weekly(n) for n in range(5)] + [prose(f"news{n}", 100) for n in range(30)]
    found = labels(texts)
    assert set(found) == {(a, b) for a in range(5) for b in range(a + 1, 5)}
    assert set.union(*found.values()) == {"template"}


def test_figures_between_segments_count_as_changed() -> None:
    wording = [prose(f"wording{n}", 12) for n in range(5)]

    def filled(names: str) -> str:
        figures = [f"{name}ville {name}son {name}ton {name}burg {ord(name)}{n}" for n, name in enumerate(names)]
        return " ".join(f"{fixed} {figure}" for fixed, figure in zip(wording, figures, strict=True))

    (row,) = find_passages([filled("abcde"), filled("vwxyz")]).to_pylist()
    assert row["similarity"] < 0.8, "the gaps are too wide to be extended over"
    assert row["label"] == "template"


def test_a_story_with_one_figure_corrected_is_copied() -> None:
    story = f"{prose('one', 60)} 14 people {prose('two', 60)} on May 28 {prose('three', 60)}"
    assert labels([story, story.replace("14", "19")]) == {(0, 1): {"copied"}}


# Quotations

SPEECH = "We will build the bridge again and we will name it after those who drowned, every one of them, this year"


@pytest.mark.parametrize("one", ["“{}”", '"{}"', "«{}»", "„{}“", "「{}」"])
@pytest.mark.parametrize("other", ["“{}”", '"{}"'])
def test_a_shared_speech_is_a_quotation(one: str, other: str) -> None:
    texts = [
        f"{prose('one', 70)}\n\n{one.format(SPEECH)} said the mayor. {prose('two', 30)}",
        f"{prose('three', 20)} {other.format(SPEECH)} {prose('four', 100)}",
    ]
    assert labels(texts) == {(0, 1): {"quotation"}}


def test_a_speech_that_one_side_sets_without_marks_is_a_quotation() -> None:
    texts = [f"{prose('one', 70)} “{SPEECH}” {prose('two', 70)}", f"{prose('three', 70)} {SPEECH} {prose('four', 70)}"]
    assert labels(texts) == {(0, 1): {"quotation"}}


def test_a_report_that_one_side_puts_in_marks_is_copied() -> None:
    report = prose("report", 30)
    texts = [f"{prose('one', 70)} “{report}” {prose('two', 70)}", f"{prose('three', 70)} {report} {prose('four', 70)}"]
    assert labels(texts) == {(0, 1): {"copied"}}


@pytest.mark.parametrize("mark", ["— Ana Brand (@anabrand) March 4, 2024", "pic.twitter.com/a1B2c3"])
def test_a_post_is_a_quotation(mark: str) -> None:
    post = f"{prose('post', 20)} {mark}"
    texts = [f"{prose('one', 70)} {post} {prose('two', 70)}", f"{prose('three', 70)} {post} {prose('four', 70)}"]
    assert labels(texts) == {(0, 1): {"quotation"}}


def test_a_report_copied_with_its_quotations_is_copied() -> None:
    report = f"{prose('lead', 40)} “{SPEECH}” {prose('tail', 40)}"
    assert labels([f"{report} {prose('own', 50)}", f"{prose('more', 50)} {report}"]) == {(0, 1): {"copied"}}


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    opened = f"{prose('lead', 20)} “he never closes it\n\n"
    report = prose("report", 60)
    assert labels([opened + report, f"“{prose('other', 9)}\n\n{report}"]) == {(0, 1): {"copied"}}


def test_labels_of_a_mixed_corpus_are_counted_once_each() -> None:
    notice = prose("notice", 20)
    story = prose("story", 150)
    texts = [f"{prose(f'news{n}', 150)}\n\n{notice}" for n in range(10)]
    texts[3] = f"{story} “{SPEECH}”\n\n{notice}"
    texts += [f"{story} {prose('added', 60)}", f"{prose('talk', 80)} “{SPEECH}”"]
    rows = find_passages(texts, ["Gazette"] * 10 + ["Courier", "Echo"]).to_pylist()
    assert Counter(row["label"] for row in rows) == {"boilerplate": 45, "copied": 1, "quotation": 1}
