"""Credits in other languages and scripts, and of agencies and outlets that no table has."""

from __future__ import annotations

import pytest

from wirecopy.model import Article
from wirecopy.read.credits import Surroundings, find_credits

BODY = "Le ferry a touché un rocher lundi, quarante personnes étaient à bord, dit le port. Personne n'est blessé."
ENGLISH = "The ferry hit a rock on Monday with forty aboard, the harbour master said. Nobody was hurt."


def credits(text: str, **around: tuple[str, ...]) -> set[tuple[str, str, str]]:
    article = Article(id="a", outlet="Calder Echo", url="https://calder-echo.example/news/1", text=text)
    return {(c.role, c.name, c.place) for c in find_credits(article, Surroundings(**around))}


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("PARIS, 3 mai (AFP) - Le ferry a coulé.", "Agence France-Presse"),
        ("(ANSA) - ROMA, 3 MAG - Il traghetto è affondato.", "Agenzia Nazionale Stampa Associata"),
        ("Budapest, 2026. május 3., vasárnap (MTI) - A komp elsüllyedt.", "Magyar Távirati Iroda"),
        ("SYDNEY, May 3 AAP - The ferry sank.", "Australian Associated Press"),
        ("МОСКВА, 3 мая. /ТАСС/. Паром сел на мель.", "TASS"),
        ("新华社北京5月3日电 渡轮周一搁浅。", "Xinhua News Agency"),
        ("【北京時事】フェリーは座礁した。", "Jiji Press"),
        ("(서울=연합뉴스) 김철수 기자 = 여객선이 좌초했다.", "Yonhap News Agency"),
        ("القاهرة (رويترز) - جنحت العبارة.", "Reuters"),
        ("VALDORE, May 3 (NPW) — The ferry sank.", "NPW"),
        ("Valdore (NPW) - The ferry sank.", "NPW"),
    ],
)
def test_datelines(opening: str, agency: str) -> None:
    assert credits(f"{opening}\n\n{BODY}") == {("agency", agency, "dateline")}


def test_a_company_and_its_initials_are_no_dateline() -> None:
    assert credits(f"Valdore (VLD) - The ferry line sold two ships.\n\n{ENGLISH}") == set()


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Con información de EFE", ("contributor", "Agencia EFE")),
        ("Avec l'AFP", ("contributor", "Agence France-Presse")),
        ("Van onze redactie/ANP", ("agency", "Algemeen Nederlands Persbureau")),
        ("(red./dpa)", ("agency", "Deutsche Presse-Agentur")),
        ("Kaynak: AA", ("agency", "Anadolu Agency")),
        ("Источник: ТАСС", ("agency", "TASS")),
        ("المصدر: رويترز", ("agency", "Reuters")),
        ("来源：新华网", ("agency", "Xinhua News Agency")),
        ("본지/연합뉴스", ("agency", "Yonhap News Agency")),
        ("Source: Calder Gazette", ("source", "Calder Gazette")),
        ("© 2026 Northern Press Wire", ("agency", "Northern Press Wire")),
        ("© 2026 Omaro Central News Agency. All rights reserved.", ("agency", "Omaro Central News Agency")),
        ("Copyright 2026 Eastern Press Association", ("agency", "Eastern Press Association")),
        ("A version of this article first appeared in the Calder Gazette.", ("source", "Calder Gazette")),
        ("The Associated Press contributed to this report.", ("contributor", "Associated Press")),
    ],
)
def test_lines_below_a_text(line: str, credit: tuple[str, str]) -> None:
    assert credits(f"{BODY}\n\n{line}") == {(*credit, "credit_line")}


def test_the_last_word_signs() -> None:
    assert credits(f"{ENGLISH} It was towed to port at dawn. PTI") == {
        ("agency", "Press Trust of India", "credit_line")
    }


@pytest.mark.parametrize(
    ("sentence", "role", "name"),
    [
        ("« Non », a-t-il déclaré à l'AFP.", "contributor", "Agence France-Presse"),
        ("Le ferry a coulé, rapporte l'agence Reuters.", "agency", "Reuters"),
        ("Das sagte er der dpa.", "contributor", "Deutsche Presse-Agentur"),
        ("Die staatliche Nachrichtenagentur IRNA hatte zuvor berichtet.", "agency", "Islamic Republic News Agency"),
        ("Paven przekazał: jak podaje PAP, prom zatonął.", "agency", "Polish Press Agency"),
        ("Det säger han till TT.", "contributor", "Tidningarnas Telegrambyrå"),
        ("По данным ТАСС, паром затонул.", "agency", "TASS"),
        ("Об этом он рассказал РИА Новости.", "contributor", "RIA Novosti"),
        ("据新华社报道，渡轮沉没。", "agency", "Xinhua News Agency"),
        ("연합뉴스에 따르면 침몰했다.", "agency", "Yonhap News Agency"),
        ("ونقلت رويترز عن مسؤول.", "agency", "Reuters"),
    ],
)
def test_running_text(sentence: str, role: str, name: str) -> None:
    assert credits(f"{BODY}\n\n{sentence}\n\n{BODY}") == {(role, name, "body")}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("He was reached for comment by the Calder Gazette.", {("contributor", "Calder Gazette", "body")}),
        ("The ferry was old, according to Jane Roe of the Calder Gazette.", {("source", "Calder Gazette", "body")}),
        ("He told the state-run Calder News Agency no.", {("contributor", "Calder News Agency", "body")}),
        ("The captain on Fox News Tuesday defended himself.", {("contributor", "Fox News", "body")}),
        ("From Lantern Watch:", {("source", "Lantern Watch", "credit_line")}),
        ("The Minister of Foreign Affairs reported to the house.", set()),
        ("He voted for the final WRDA conference report.", set()),
        ("When The New York Times writes a hit piece, he sues.", set()),
    ],
)
def test_english(sentence: str, found: set[tuple[str, str, str]]) -> None:
    assert credits(f"{ENGLISH}\n\n{sentence}\n\n{ENGLISH}") == found


def test_a_page_that_names_an_agency_as_its_publisher_credits_it() -> None:
    article = Article(id="a", outlet="Associated Press", url="https://calder-echo.example/news/1", text=ENGLISH)
    found = find_credits(article, Surroundings(datelines=("CALDER (AP) —",)))
    assert [(c.role, c.name) for c in found] == [("agency", "Associated Press")]


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("The ferry at dawn Quelle: Jane Roe/dpa", "Jane Roe/dpa"),
        ("The ferry at dawn (Calder, 6.12.2010) Jane Roe/REUTERS", "Jane Roe/REUTERS"),
        ("The ferry at dawn. © Omaro Pictures", "Omaro Pictures"),
        ("Wisuda di Omaro (Dok. Akademi Omaro)", "Akademi Omaro"),
        ("The ferry at dawn. / AFP via Getty Images Photo by JANE ROE", "AFP via Getty Images"),
    ],
)
def test_captions(caption: str, credit: str) -> None:
    found = find_credits(Article(id="a", text=ENGLISH), Surroundings(captions=(caption,)))
    assert [c.text for c in found] == [credit]


@pytest.mark.parametrize(
    ("caption", "marked", "name"),
    [
        ("Image caption The ferry at dawn", "EPA", "EPA"),
        (None, "Jane Roe", "Jane Roe"),
        ("The ferry at dawn", "Jane Roe for the Echo", "Jane Roe for the Echo"),
        ("The ferry at dawn", "Copyright Jane Roe/Copyright 2026 The AP. All rights reserved.", "Jane Roe/AP"),
        ("The ferry at dawn / AFP", "Photo by Jane Roe", "Agence France-Presse"),
    ],
)
def test_what_a_page_marks_as_a_pictures_credit(caption: str | None, marked: str, name: str) -> None:
    found = find_credits(Article(id="a", text=ENGLISH), Surroundings(pictures=((caption, marked),)))
    assert [c.name for c in found] == [name]
