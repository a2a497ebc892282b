"""What a mention of a period means where it stands: one small rule for each way of writing."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from zhibiao.core.numerals import parse
from zhibiao.periods.patterns import Record
from zhibiao.periods.spans import date, last_day, stretch

_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
#: Words for a year, counted from the year of the report's making.
FROM_NOW = {"今年": 0, "去年": -1, "前年": -2, "明年": 1}
#: Words for a year, counted from the year spoken of.
_FROM_YEAR = {"上年": -1, "上一年": -1, "下年": 1, "下一年": 1, "次年": 1}
_FIRST_PLAN_YEAR = 1951  # the nth five-year plan begins in 1951 + 5n, from the sixth on


class Clock(NamedTuple):
    """The time that relative words are told by.

    ``year`` is the year spoken of (全年, 年末, 5月), ``now`` that of the report's making (今年, 去年), ``past`` the
    last year that is over or reported on (五年来, 今后五年), and ``reported`` the period reported on, for 截至目前.
    """

    year: int
    now: int
    past: int
    reported: str


Groups = Mapping[str, str | None]
Rule = Callable[[Groups, Clock], str]


def resolve(record: Record, match: re.Match[str], clock: Clock | None) -> str:
    """The period of a mention in the guidelines' forms.

    Args:
        record: the record that found it.
        match: the record's own match, with its groups.
        clock: the time at that place; without one only an absolute mention can be resolved.

    Returns:
        The period, empty if it cannot be known.
    """
    groups = match.groupdict()
    if clock is None:
        if not groups.get("y"):
            return "" if record.rule != "plan" else RULES["plan"](groups, Clock(0, 0, 0, ""))
        year = _written(groups["y"] or "")
        clock = Clock(year, year, year, str(year))
    return RULES[record.rule](groups, clock)


def _written(digits: str) -> int:
    return int(digits.translate(_HAN_DIGITS))


def _year(groups: Groups, clock: Clock) -> int:
    if digits := groups.get("y"):
        return _written(digits)
    word = (groups.get("r") or "").removesuffix("度")
    return clock.now + FROM_NOW[word] if word in FROM_NOW else clock.year + _FROM_YEAR.get(word, 0)


def _number(groups: Groups, key: str) -> int:
    return int(parse(groups[key] or "").value) if groups.get(key) else 0


def _month(text: str | None) -> int:
    return int(parse(text or "").value)


def _date(groups: Groups, clock: Clock) -> str:
    return date(_year(groups, clock), _month(groups["m"]), _number(groups, "d"))


def _date_span(groups: Groups, clock: Clock) -> str:
    year = _year(groups, clock)
    first = _month(groups["m"])
    last = _month(groups["m2"] or groups["m"])
    end = _written(groups["y2"] or "") if groups["y2"] else year + (last < first)
    return stretch(date(year, first, _number(groups, "d")), date(end, last, _number(groups, "d2")))


def _months(groups: Groups, clock: Clock) -> str:
    year = _year(groups, clock)
    first, last = _month(groups["m"] or groups["h"]), _month(groups["m2"])
    end = _written(groups["y2"] or "") if groups["y2"] else year + (last < first)
    return stretch(f"{year}-{first:02}", f"{end}-{last:02}")


def _first_months(groups: Groups, clock: Clock) -> str:
    number = _number(groups, "n")
    year = _year(groups, clock)
    return stretch(f"{year}-01", f"{year}-{number:02}") if 1 <= number <= 12 else ""


def _month_rule(groups: Groups, clock: Clock) -> str:
    return f"{_year(groups, clock)}-{_month(groups.get('m') or groups.get('h')):02}"


def _month_since(groups: Groups, clock: Clock) -> str:
    """From a month to the last one reported on."""
    first = _month_rule(groups, clock)
    return stretch(first, max(first, last_day(clock.reported)[:7]))


def _month_edge(groups: Groups, clock: Clock) -> str:
    month = _month_rule(groups, clock)
    return f"{month}-01" if groups["edge"] == "初" else last_day(month)


def _year_rule(groups: Groups, clock: Clock) -> str:
    return str(_year(groups, clock))


def _year_edge(groups: Groups, clock: Clock) -> str:
    return f"{_year(groups, clock)}-{'01-01' if groups['edge'] == '初' else '12-31'}"


def _year_span(groups: Groups, _: Clock) -> str:
    first, last = _written(groups["y"] or ""), _written(groups["y2"] or "")
    return stretch(str(first), str(last)) if first <= last else ""


def _quarters(groups: Groups, clock: Clock) -> str:
    year = _year(groups, clock)
    if groups["n"]:
        return stretch(f"{year}Q1", f"{year}Q{_number(groups, 'n')}")
    first = _number(groups, "q") or _number(groups, "only")
    return stretch(f"{year}Q{first}", f"{year}Q{_number(groups, 'q2') or first}")


def _half(groups: Groups, clock: Clock) -> str:
    return f"{_year(groups, clock)}H{1 if groups['half'] == '上' else 2}"


def _same_period(groups: Groups, clock: Clock) -> str:
    """The same part of an earlier year: 去年同期 in a report on the first half of 2023 is 2022H1."""
    year = _year(groups, clock) if groups.get("y") or groups.get("r") else clock.year - 1
    return _shifted(clock.reported, year - clock.year) if clock.reported else str(year)


def _shifted(period: str, years: int) -> str:
    parts = (f"{int(part[:4]) + years}{part[4:]}" for part in period.split(".."))
    return "..".join(parts)


def _since(groups: Groups, clock: Clock) -> str:
    first = _year(groups, clock)
    return stretch(str(first), str(max(first, clock.year)))


def _running(groups: Groups, clock: Clock) -> str:
    return _years_up_to(clock.year, _number(groups, "n"))


def _years_past(groups: Groups, clock: Clock) -> str:
    return _years_up_to(clock.past, _number(groups, "n") or _number(groups, "n2"))


def _years_up_to(year: int, number: int) -> str:
    return stretch(str(year - number + 1), str(year)) if 0 < number < 100 else ""


def _years_ahead(groups: Groups, clock: Clock) -> str:
    return stretch(str(clock.past + 1), str(clock.past + _number(groups, "n")))


def _plan(groups: Groups, _: Clock) -> str:
    """A five-year plan: the fourteenth (十四五) is 2021 to 2025; 十五 alone is the tenth and 七五 the seventh."""
    number = _number(groups, "plan") or _number(groups, "plan2")
    first = _FIRST_PLAN_YEAR + 5 * number
    return stretch(str(first), str(first + 4)) if number >= 6 else ""


def _this_month(groups: Groups, clock: Clock) -> str:
    last = clock.reported.rpartition("..")[2]
    if not re.fullmatch(r"\d{4}-\d\d", last):
        return ""
    year, month = int(last[:4]), int(last[5:]) - (groups["word"] == "上")
    return f"{year}-{month:02}" if month else f"{year - 1}-12"


RULES: dict[str, Rule] = {
    "comparison": lambda _, clock: _shifted(clock.reported, -1),
    "date": _date,
    "date_span": _date_span,
    "first_months": _first_months,
    "half": _half,
    "month": _month_rule,
    "month_edge": _month_edge,
    "month_since": _month_since,
    "months": _months,
    "nothing": lambda _, __: "",
    "plan": _plan,
    "quarters": _quarters,
    "running": _running,
    "same_period": _same_period,
    "since": _since,
    "this_month": _this_month,
    "to_date": lambda _, clock: last_day(clock.reported),
    "year": _year_rule,
    "year_edge": _year_edge,
    "year_span": _year_span,
    "years_ahead": _years_ahead,
    "years_past": _years_past,
}
