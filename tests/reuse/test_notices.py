"""Publishers' notices told from news."""

from __future__ import annotations

import pytest

from wirecopy.reuse.notices import is_notice


@pytest.mark.parametrize(
    "text",
    [
        "© 2024 Ardine Media. All rights reserved.",
        "Follow us on all channels, subscribe to our newsletter and never miss what matters in the harbour.",
        "The views expressed here are those of the author and do not necessarily reflect those of the paper.",
        "Alle Rechte vorbehalten. Abonnieren Sie unseren Newsletter für Nachrichten aus dem Hafen.",
        "Tous droits réservés. Abonnez-vous à notre infolettre pour suivre la vie du port.",
    ],
)
def test_a_publishers_words_of_itself_are_a_notice(text: str) -> None:
    assert is_notice(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The harbour board said on Monday that the wall would be closed until the spring tides were over.",
        "The wall will be closed, the harbour board said, and nobody knows until when. All rights reserved.",
        "The paper lost a tenth of its readers in a year. It will cut forty jobs in Ardine, two people who know of the "
        "plan said, and close its printing works. Subscribers were told on Friday.",
    ],
)
def test_news_is_none_even_with_a_notice_at_its_end(text: str) -> None:
    assert not is_notice(text)
