"""Worlds that were made before, under .build/bench, so that a second run of the day need not make them anew."""

import hashlib
from pathlib import Path

from world import Size, make

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".build/bench"


def key(size: Size) -> str:
    """Another one as soon as anything differs that decides what is in a world."""
    sources = [*sorted(Path(__file__).parent.glob("*.py")), *sorted((ROOT / "Sources/App/Migrations").glob("*.sql")),
        *sorted((ROOT / "Sources/App/Data").glob("*.json"))]
    digest = hashlib.sha256(repr(size).encode())
    for source in sources:
        digest.update(source.name.encode() + source.read_bytes())
    return digest.hexdigest()[:12]


def world(size: Size, binary: Path) -> Path:
    """The file of a world; worlds of the same size and seed that are out of date go."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = FOLDER / f"world-{size.projects}-{size.seed}-{key(size)}.db"
    if not file.exists():
        for old in FOLDER.glob(f"world-{size.projects}-{size.seed}-*"):
            old.unlink()
        make(file, size, binary)
    return file
