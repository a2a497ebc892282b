"""Conversion by LibreOffice: a profile of its own, no macros, no links, no longer than allowed."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from zhibiao.core.errors import ReadError
from zhibiao.read.budget import Budget

_NAMES = ("soffice", "libreoffice")
_FAILED = "LibreOffice cannot convert the file: open it there and save it as docx"
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
_SECURITY = {"DisableMacrosExecution": "true", "BlockUntrustedRefererLinks": "true", "MacroSecurityLevel": "3"}
_ITEM = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)


def find_office() -> str | None:
    """The path of LibreOffice's program, ``None`` where it is not installed."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def convert(data: bytes, target: str, office: str, budget: Budget) -> bytes:
    """Convert a file.

    Args:
        data: the bytes of the file.
        target: the format wanted, as LibreOffice names it.
        office: the path of its program.
        budget: how long it may take.

    Returns:
        The bytes of the converted file.

    Raises:
        ReadError: it cannot be converted, or takes too long.
    """
    with tempfile.TemporaryDirectory(prefix="zhibiao-", ignore_cleanup_errors=True) as folder:
        source, profile = Path(folder, "report.bin"), Path(folder, "profile")
        source.write_bytes(data)
        (profile / "user").mkdir(parents=True)
        items = "\n".join(_ITEM.format(name=name, value=value) for name, value in _SECURITY.items())
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS.format(items=items), "utf-8")
        command = [
            office, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile.as_uri()}",
            "--convert-to", target, "--outdir", folder, str(source),
        ]  # fmt: skip
        _run(command, budget)
        result = Path(folder, f"report.{target}")
        if not result.is_file():
            raise ReadError(budget.source, _FAILED)
        return result.read_bytes()


def _run(command: list[str], budget: Budget) -> None:
    """Run a program to its end, or end it and all that it started."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True) as process:
        try:
            process.wait(budget.seconds_left)
        except subprocess.TimeoutExpired:
            _end(process)
            budget.check_time()
            raise ReadError(budget.source, _FAILED) from None
        except BaseException:
            _end(process)
            raise


def _end(process: "subprocess.Popen[bytes]") -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
