"""The names of fields, industries and skills, read once."""

import sys
from functools import cache
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "world"))


@cache
def names() -> dict[str, str]:
    import taxonomy
    return taxonomy.read().names


def name(id: str) -> str:
    return names().get(id, id)
