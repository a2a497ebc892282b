"""The expression that one writes in an hour: a number, its scale, a unit from a list; years and days are left out."""

import re
from decimal import Decimal

from protocol import answer

NUMBER = re.compile(
    r"(?P<number>\d+(?:[,，]\d{3})*(?:\.\d+)?)\s*(?P<scale>[十百千]?[万亿]{1,2}|[百千])?(?:余|多)?\s*"
    r"(?P<unit>%|％|‰|个百分点|元|人次|家次|批次|件次|户次|台次|平方公里|平方米|立方米|公里|公斤|公顷|千瓦时|千瓦|"
    r"小时|分钟|工作日|个月|[个家户人名件起批次项台只条份吨亩座处辆场天倍期所位宗张篇米岁分])?"
)
DATE = re.compile(r"\d{2,4}\s*年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日")
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


def find(text):
    """Numbers that are no part of a date."""
    dates = [match.span() for match in DATE.finditer(text)]
    found = [{"start": start, "end": end, "date": True} for start, end in dates]
    for match in NUMBER.finditer(text):
        if not any(start <= match.start() < end for start, end in dates):
            value = Decimal(re.sub("[,，]", "", match["number"]))
            for scale in match["scale"] or "":
                value *= SCALES[scale]
            start, end = match.start(), match.start() + len(match[0].rstrip())
            found.append({"start": start, "end": end, "value": format(value, "f"), "unit": match["unit"] or ""})
    return found


answer(find)
