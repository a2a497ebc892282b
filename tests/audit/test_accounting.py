"""Number accounting: every run of digits or Chinese numerals has a fate."""

import pytest

import zhibiao
from zhibiao.core.facts import Accounting

SENTENCES = [
    ("办结案件12件。", {"12": "metric"}),
    ("2023年5月办结。", {"2023": "date", "5": "date"}),
    ("拨打12345热线。", {"12345": "code"}),
    ("按财农〔2020〕90号文件执行。", {"2020": "code", "90": "code"}),
    ("一是规范标准。", {"一": "label"}),
    ("开展八五普法。", {"八五": "name"}),
]


def account(text: str) -> Accounting:
    accounting = zhibiao.extract_text(text, accounting=True).accounting
    assert accounting is not None
    return accounting


@pytest.mark.parametrize(("text", "fates"), SENTENCES)
def test_a_number_ends_with_its_fate(text: str, fates: dict[str, str]) -> None:
    found = [(number.text, number.fate) for number in account(text).numbers]
    assert found == list(fates.items())


def test_ordinary_words_do_not_hide_as_metrics() -> None:
    assert {n.fate for n in account("统一部署，进一步加强，一般情况。").numbers} == {"word"}


def test_the_shares_of_all_fates_add_up_to_one() -> None:
    shares = account("2023年办结案件12件，增长5%，12345热线统一受理。").shares
    assert sum(shares.values()) == pytest.approx(1)
    assert shares["unaccounted"] == 0


def test_a_text_without_numbers_has_no_shares_to_speak_of() -> None:
    assert set(account("没有数字。").shares.values()) == {0.0}


def test_accounting_is_made_only_when_asked_for() -> None:
    assert zhibiao.extract_text("办结案件12件。").accounting is None
