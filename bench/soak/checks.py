"""What the database says at the end, against what people were told."""

from collections import Counter
from dataclasses import dataclass

from acts import Acts
from cluster import Cluster

# The marks of the acts that are there, by kind. What stands in the database once is a mark once.
MOVES = ("rate", "offer", "decline", "accept", "refuse")
THERE = {
    "message": "SELECT body AS mark FROM message WHERE body LIKE '%[soak %'",
    "submission": "SELECT note AS mark FROM submission WHERE note LIKE '%[soak %'",
    "review": "SELECT comment AS mark FROM review WHERE comment LIKE '%[soak %'",
    "transfer": "SELECT reference AS mark FROM transfer WHERE reference LIKE '%[soak %'",
    "kickoff": "SELECT note AS mark FROM kickoff_item WHERE note LIKE '%[soak %'",
    "signature": "SELECT engagement_id AS mark FROM signature WHERE side = 'employer' AND signed_at >= {start}",
} | {
    kind: f"""SELECT noun_id AS mark FROM event WHERE noun = 'application' AND kind = '{kind}' AND happened_at >= {{start}}""" for kind in MOVES
} | {
    kind: f"""SELECT email_folded || ' ' || project_id AS mark FROM event JOIN application ON application.id = noun_id
        JOIN person ON person.id = application.person_id
        WHERE noun = 'application' AND kind = '{kind}' AND happened_at >= {{start}}""" for kind in ("submit", "withdraw")
}

# Each finds what cannot be when acts are whole: it must find nothing.
HALF_DONE = {
    "messages without their event":
        "SELECT id FROM message WHERE NOT EXISTS (SELECT 1 FROM event WHERE noun = 'message' AND noun_id = message.id)",
    "message events without their message":
        "SELECT noun_id AS id FROM event WHERE noun = 'message' AND NOT EXISTS (SELECT 1 FROM message WHERE message.id = event.noun_id)",
    "messages nobody is told of": """SELECT id FROM event WHERE noun = 'message' AND happened_at >= {start}
        AND NOT EXISTS (SELECT 1 FROM job WHERE name = 'tell' AND job.noun_id = event.id)""",
    "applications sent without a time or a number":
        "SELECT id FROM application WHERE state <> 'draft' AND (submitted_at IS NULL OR number IS NULL)",
    "answers missing in sent applications": """SELECT application.id FROM application JOIN question ON question.project_id = application.project_id
        WHERE application.state = 'submitted'
        AND NOT EXISTS (SELECT 1 FROM answer WHERE application_id = application.id AND question_id = question.id)""",
    "accepted milestones without their release": """SELECT id FROM milestone WHERE state = 'accepted' AND amount_minor > 0
        AND NOT EXISTS (SELECT 1 FROM transfer WHERE once_key = 'release:' || milestone.id)""",
    "accepted applications without an engagement":
        "SELECT id FROM application WHERE state = 'accepted' AND NOT EXISTS (SELECT 1 FROM engagement WHERE application_id = application.id)",
    "files that belong to no hand-in":
        "SELECT id FROM file WHERE NOT EXISTS (SELECT 1 FROM submission WHERE submission.id = file.submission_id)",
    "profiles saved by halves": """SELECT person_id AS id FROM profile WHERE headline LIKE '%[soak %' AND (SELECT string_agg(skill, ' ')
        FROM profile_skill WHERE profile_skill.person_id = profile.person_id) IS DISTINCT FROM 'spreadsheets'""",
}

STATES = " UNION ALL ".join(
    f"SELECT '{noun}' AS noun, id, state FROM {noun}" for noun in ("application", "engagement", "milestone", "project"))


@dataclass
class Findings:
    lost: list[str]
    twice: list[str]
    half: list[str]
    ledger: dict[str, int]
    transfers: int


def states(cluster: Cluster) -> dict[tuple[str, str], str]:
    return {(row["noun"], row["id"]): row["state"] for row in cluster.rows(STATES)}


def judge(cluster: Cluster, acts: Acts, before: dict[tuple[str, str], str], start: int) -> Findings:
    lost, twice = [], []
    for kind, sql in THERE.items():
        there = Counter(row["mark"] for row in cluster.rows(sql.format(start=start)))
        for what in {what for what in acts.tried if what[0] == kind}:
            found, least = there[what[1]], acts.acknowledged[what]
            most = acts.tried[what] - acts.refused[what]
            if found < least:
                lost.append(f"{kind} “{what[1]}”: {least} acknowledged, {found} there")
            if found > most:
                twice.append(f"{kind} “{what[1]}”: at most {most} can be there, but {found} are")
    lost += forgotten(cluster, acts)
    half = [f"{what}: {len(rows)}, such as {rows[0]['id']}" for what, sql in HALF_DONE.items() if (rows := cluster.rows(sql.format(start=start)))]
    ledger = cluster.rows("SELECT currency, SUM(amount_minor) AS total FROM entry JOIN account ON account.id = account_id GROUP BY currency")
    ledger_wrong = cluster.rows("SELECT transfer_id AS id FROM entry GROUP BY transfer_id HAVING SUM(amount_minor) <> 0")
    half += [f"a transfer that does not sum to zero: {row['id']}" for row in ledger_wrong]
    made = cluster.rows(f"SELECT COUNT(*) AS total FROM transfer WHERE made_at >= {start}")
    return Findings(
        lost, twice + doubled_moves(cluster, before, start), half, {row["currency"]: int(row["total"]) for row in ledger}, int(made[0]["total"]))


def forgotten(cluster: Cluster, acts: Acts) -> list[str]:
    """What was saved over and over holds its last acknowledged value, or one that was sent after it."""
    headlines = {row["email"]: row["headline"] for row in cluster.rows(
        "SELECT email_folded AS email, headline FROM profile JOIN person ON person.id = person_id")}
    return [
        f"the profile of {what[1]} says “{headlines.get(what[1])}”, not one of {sorted(acts.allowed(what))}"
        for what in acts.newest if headlines.get(what[1]) not in acts.allowed(what) and any(done for _, done in acts.newest[what])]


def doubled_moves(cluster: Cluster, before: dict[tuple[str, str], str], start: int) -> list[str]:
    """Every move that is recorded leads from the state at the start to the state now, each used once.

    Entered as often as left, but for the first and the last: so a move that was made twice shows, whatever the order of the records.
    """
    after, balance, first = states(cluster), Counter(), {}
    for row in cluster.rows(f"""SELECT noun, noun_id, from_state, to_state FROM event WHERE happened_at >= {start}
            AND noun IN ('application', 'engagement', 'milestone', 'project') AND to_state IS NOT NULL ORDER BY id"""):
        what = (row["noun"], row["noun_id"])
        first.setdefault(what, before.get(what, row["from_state"]))
        balance[(what, row["from_state"])] -= 1
        balance[(what, row["to_state"])] += 1
    for what, state in first.items():
        balance[(what, state)] += 1
        balance[(what, after.get(what, "gone"))] -= 1
    return [f"{what[0]} {what[1]}: the moves recorded do not lead to “{after.get(what)}”" for (what, _), left in balance.items() if left]
