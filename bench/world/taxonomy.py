"""Fields, industries and skills as the program carries them: the lists in Sources/App/Data, in however many files they lie."""

import json
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "Sources/App/Data"


def folded_words(text: str) -> list[str]:
    """The words of a text without case and marks, as Text.words gives them for what is written here."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return re.findall(r"[^\W_]+", "".join(letter for letter in plain if not unicodedata.combining(letter)))


@dataclass
class Taxonomy:
    fields: list[str] = field(default_factory=list)
    industries: list[str] = field(default_factory=list)
    skills: list[str] = field(default_factory=list)
    skills_of: dict[str, list[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    # What a skill adds to the words of a project: its name and its aliases.
    words_of: dict[str, list[str]] = field(default_factory=dict)

    def add(self, lists: dict) -> None:
        lists = {kind: terms for kind, terms in lists.items() if kind in ("fields", "industries", "skills") and isinstance(terms, list)}
        for kind, terms in lists.items():
            for term in terms:
                getattr(self, kind).append(term["id"])
                self.names[term["id"]] = term["name"]
        for skill in lists.get("skills", []):
            self.skills_of.setdefault(skill.get("field") or "", []).append(skill["id"])
            self.words_of[skill["id"]] = folded_words(" ".join([skill["name"], *(skill.get("aliases") or [])]))


def read() -> Taxonomy:
    taxonomy = Taxonomy()
    for path in sorted(DATA.glob("*.json")):
        lists = json.loads(path.read_text())
        if isinstance(lists, dict):
            taxonomy.add(lists)
    assert taxonomy.fields and taxonomy.industries and taxonomy.skills, f"{DATA} has no lists of fields, industries and skills"
    return taxonomy
