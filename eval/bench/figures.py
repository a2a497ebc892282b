"""The figures of the bench as a table."""

from typing import Any


def table(figures: dict[str, Any]) -> str:
    """The figures as Markdown."""
    lines = [
        f"{figures['characters']} characters, longest report {figures['longest']}; CPU time, medians; "
        f"Python {figures['python']}, {figures['processor']}",
        "",
        "| speed | zhibiao, characters/s | jieba.lcut | rjieba | zhibiao : jieba |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, speed in figures["speed"].items():
        rjieba = f"{speed['rjieba']:,.0f}" if "rjieba" in speed else "not there"
        ratio = speed["zhibiao"] / speed["jieba"]
        lines.append(f"| {name} | {speed['zhibiao']:,.0f} | {speed['jieba']:,.0f} | {rjieba} | {ratio:.2f} |")
    lines += ["", "| times the text | seconds | seconds a copy, once = 1 |", "| ---: | ---: | ---: |"]
    once = figures["linearity_s"]["1"]
    for times, seconds in figures["linearity_s"].items():
        lines.append(f"| {times} | {seconds:.3f} | {seconds / int(times) / once:.2f} |")
    lines += ["", "| memory, MiB | loaded | peak |", "| --- | ---: | ---: |"]
    for name, memory in figures["memory_mib"].items():
        lines.append(f"| {name} | {memory['loaded']:.0f} | {memory['peak']:.0f} |")
    lines += ["", f"`zhibiao --help` takes {figures['startup_s']:.2f} s (wall)."]
    return "\n".join(lines)
