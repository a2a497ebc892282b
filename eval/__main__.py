"""``python eval``: score the extractor on all gold, keep the result; ``--check`` only compares with what is kept."""

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "extract"))  # this tree's package, whatever else is installed


def main() -> int:
    """Run the suites.

    Returns:
        0 if all is well; 1 if, with ``--check``, scores differ from the latest entry or are under their floors.
    """
    arguments = argparse.ArgumentParser(prog="python eval", description=__doc__)
    arguments.add_argument("--check", action="store_true", help="write nothing; fail on changed or too low scores")
    arguments.add_argument("--shared", type=Path, help="gold beside the repository (default: ../shared/gold)")
    arguments.add_argument("--errors", action="store_true", help="renew ERRORS.md; what was written by hand is kept")
    options = arguments.parse_args()
    import board
    import suites

    from zhibiao import __version__

    scored = suites.run_annotations() | suites.run_shared(options.shared or suites.SHARED)
    latest = next(reversed(board.entries()), None)
    changed = board.differences(latest, scored)
    too_low = board.below(suites.floors(), scored)
    print("\n".join([*changed, *too_low]) or "the scores are those of the latest entry, and above their floors")
    if options.check:
        return int(bool(changed or too_low))
    if changed:
        print(f"written: {board.add_entry(__version__, scored)} and {board.BOARD}")
    _write_errors(renew=options.errors)
    return 0


def _write_errors(*, renew: bool) -> None:
    """The list of errors to be read by a person; one that is there stays as it is unless it is to be renewed.

    The test split is left out: who reads its errors and mends them makes it a second dev split.
    """
    from suites import ANNOTATIONS, evaluations

    from zhibiao.evaluation.errors import error_list

    path = HERE / "ERRORS.md"
    if renew or not path.exists():
        judged = [*evaluations(ANNOTATIONS, "train"), *evaluations(ANNOTATIONS, "dev")]
        earlier = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(error_list(judged, earlier), encoding="utf-8")
        print(f"written: {path}, to be finished by hand")


if __name__ == "__main__":
    sys.exit(main())
