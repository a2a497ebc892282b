"""Trained models: where they lie, and that they are what was trained.

A model is a folder under ``models/`` with a ``manifest.toml`` that holds the sha256 of each of its files.
"""

import hashlib
import tomllib
from collections.abc import Iterable
from pathlib import Path

from zhibiao.core.errors import DataError

_PACKAGE = Path(__file__).parents[1]
_PLACES = (_PACKAGE / "models", _PACKAGE.parents[1] / "models")  # in a wheel; beside the sources
MANIFEST = "manifest.toml"


def folder(name: str) -> Path:
    """The folder of a model.

    Args:
        name: its folder's name under ``models/``.

    Raises:
        DataError: there is none.

    Example:
        >>> folder("links").name
        'links'
    """
    for place in _PLACES:
        if (place / name / MANIFEST).is_file():
            return place / name
    raise DataError(f"the model {name} is missing: install zhibiao anew, or train it with `zhibiao train {name}`")


def read(name: str, file: str) -> bytes:
    """A file of a model, held against the manifest.

    Raises:
        DataError: it is missing, not in the manifest, or has changed since it was trained.
    """
    place = folder(name)
    try:
        data = (place / file).read_bytes()
        stated = tomllib.loads((place / MANIFEST).read_text("utf-8"))["sha256"][file]
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"the model {name} is damaged: {file} or its manifest cannot be read ({error!r})") from None
    if hashlib.sha256(data).hexdigest() != stated:
        raise DataError(f"the model {name} is damaged: {file} is not the file that its manifest names; train it anew")
    return data


def write_manifest(place: Path, files: Iterable[str]) -> None:
    """Write the manifest of a model.

    Args:
        place: the model's folder.
        files: the names of the files in it that are read with :func:`read`.
    """
    lines = [f'"{file}" = "{hashlib.sha256((place / file).read_bytes()).hexdigest()}"' for file in sorted(files)]
    (place / MANIFEST).write_text("\n".join(["[sha256]", *lines]) + "\n", encoding="utf-8")
