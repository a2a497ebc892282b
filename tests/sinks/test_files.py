"""Files appear whole or not at all."""

import io
import os
from pathlib import Path

import pytest

from zhibiao.sinks.files import as_text, whole_file


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_takes_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    with whole_file(target) as stream:
        stream.write(b"half")
        assert not target.exists()
    assert target.read_bytes() == b"half"
    assert names(tmp_path) == ["a.json"]


def test_what_breaks_off_leaves_nothing_and_keeps_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    for before in [[], ["a.json"]]:
        with pytest.raises(KeyboardInterrupt), whole_file(target) as stream:
            stream.write(b"half")
            raise KeyboardInterrupt
        assert names(tmp_path) == before
        target.write_bytes(b"older")
    assert target.read_bytes() == b"older"


def test_a_link_stays_a_link_and_rights_stay(tmp_path: Path) -> None:
    real = tmp_path / "real.json"
    real.write_bytes(b"older")
    real.chmod(0o640)
    (tmp_path / "link.json").symlink_to(real)
    with whole_file(tmp_path / "link.json") as stream:
        stream.write(b"newer")
    assert (tmp_path / "link.json").is_symlink()
    assert real.read_bytes() == b"newer"
    assert real.stat().st_mode & 0o777 == 0o640


def test_what_is_no_regular_file_is_written_to_directly() -> None:
    with whole_file(os.devnull) as stream:
        stream.write(b"gone")
    assert not Path(os.devnull).is_file()


def test_a_missing_folder_is_an_error_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), whole_file(tmp_path / "no" / "a.json"):
        pytest.fail("work was begun")


def test_text_over_bytes_leaves_the_stream_open_and_lines_alone() -> None:
    stream = io.BytesIO()
    with as_text(stream) as text:
        text.write("一\r\n二\n")
    assert stream.getvalue() == "一\r\n二\n".encode()
