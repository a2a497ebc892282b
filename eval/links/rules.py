"""The rules that proposed the indicators taken: how often each was wrong, and whether another candidate was right."""

from collections import defaultdict

from cases import Case

from zhibiao.metrics.slots import show


def table(cases: list[Case]) -> str:
    """A row for each rule with an error, the most errors first."""
    by_rule: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_rule[case.draft.rule].append(case)
    wrong = {rule: [case for case in some if not case.right(case.draft.indicator)] for rule, some in by_rule.items()}
    lines = ["| rule | metrics | wrong | of these another candidate right |", "| --- | ---: | ---: | ---: |"]
    for rule, some in sorted(wrong.items(), key=lambda item: (-len(item[1]), item[0])):
        if some:
            lines.append(f"| {rule} | {len(by_rule[rule])} | {len(some)} | {sum(map(_offered, some))} |")
    return "\n".join(lines)


def _offered(case: Case) -> bool:
    return any(case.right(show(candidate.text)) for candidate in case.draft.candidates)
