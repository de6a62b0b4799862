"""Rows on their way into SQLite: gathered by table, written many at once, in one transaction."""

import sqlite3
from pathlib import Path

COLUMNS = {
    "organization": "id kind state slug name name_folded industry size place time_zone website about created_at",
    "person": "id email email_folded name name_folded password_hash time_zone confirmed_at created_at",
    "membership": "organization_id person_id role since",
    "profile": "person_id headline story weekly_hours languages in_talent_search places updated_at",
    "profile_skill": "person_id skill",
    "profile_interest": "person_id field",
    "session": "id token_hash person_id agent created_at seen_at ends_at",
    "project": "id organization_id state title summary background field hours fee_minor currency seats seats_taken place city start_at"
        " apply_by decide_by supervisor_id backup_email supervisor_minutes policy_version scope_score created_by created_at updated_at published_at",
    "deliverable": "id project_id position title weight due_days",
    "criterion": "id deliverable_id position text",
    "project_skill": "project_id skill kind",
    "question": "id project_id position text",
    "project_search": "id words",
    "application": "id project_id person_id state number pitch submitted_at decided_at reason created_at updated_at",
    "engagement": "id application_id project_id person_id state fee_minor platform_minor currency agreement agreement_hash start_at"
        " funded_at started_at completed_at created_at",
    "signature": "engagement_id person_id side typed_name text_hash address signed_at",
    "event": "id noun noun_id kind from_state to_state person_id role note happened_at",
    "message": "id application_id author_id side body sent_at",
    "submission": "id milestone_id version note submitted_at",
    "review_sitting": "id submission_id engagement_id person_id opened_at ended_at",
    "milestone": "id engagement_id position title weight amount_minor due_at state accepted_at",
    "feedback": "id engagement_id side author_id overall communication public_words private_words given_at",
    "feedback_skill": "feedback_id skill rating words",
}


class Rows:
    """The file must have the schema already, and nobody in it."""

    def __init__(self, file: Path):
        self.store = sqlite3.connect(file, isolation_level=None)
        self.waiting: dict[str, list[tuple]] = {table: [] for table in COLUMNS}
        self.statements = {table: self.statement(table, names.split()) for table, names in COLUMNS.items()}
        if self.store.execute("SELECT COUNT(*) FROM person").fetchone()[0]:
            raise SystemExit(f"{file} has people in it already: the world only goes into an empty one")
        for pragma in ("synchronous = OFF", "cache_size = -400000", "temp_store = MEMORY", "foreign_keys = OFF"):
            self.store.execute(f"PRAGMA {pragma}")
        self.store.execute("BEGIN IMMEDIATE")

    @staticmethod
    def statement(table: str, names: list[str]) -> str:
        return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"

    def add(self, table: str, *values) -> None:
        waiting = self.waiting[table]
        waiting.append(values)
        if len(waiting) >= 20_000:
            self.write(table)

    def write(self, table: str) -> None:
        self.store.executemany(self.statements[table], self.waiting[table])
        self.waiting[table].clear()

    def finish(self) -> None:
        """One file at the end, with nothing beside it, and with what the planner should know of it."""
        for table in COLUMNS:
            self.write(table)
        self.store.execute("INSERT INTO project_search (project_search) VALUES ('optimize')")
        self.store.execute("COMMIT")
        self.store.execute("ANALYZE")
        self.store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        problem = self.store.execute("PRAGMA foreign_key_check").fetchone()
        assert problem is None, f"a row refers to nothing: {problem}"
        self.store.close()
