"""Who of the demo does what: found in the database before the load begins, so that nobody is in anybody's way."""

from cluster import Cluster
from hiring import Hiring, Tale
from load import Conversation, Load, World

OPERATOR = "ines@foothold.example"
THREADS = 4

ROOMS = """SELECT engagement.id, engagement.application_id, engagement.state, participant.email_folded AS participant,
    participant.name AS participant_name, owner.email_folded AS owner, owner.name AS owner_name
    FROM engagement JOIN person AS participant ON participant.id = engagement.person_id
    JOIN project ON project.id = engagement.project_id
    JOIN membership ON membership.organization_id = project.organization_id AND membership.role = 'owner'
    JOIN person AS owner ON owner.id = membership.person_id
    ORDER BY engagement.id"""
CHOICES = """SELECT application.id, application.project_id, participant.email_folded AS participant, participant.name AS participant_name,
    owner.email_folded AS owner, owner.name AS owner_name
    FROM application JOIN person AS participant ON participant.id = application.person_id
    JOIN project ON project.id = application.project_id
    JOIN membership ON membership.organization_id = project.organization_id AND membership.role = 'owner'
    JOIN person AS owner ON owner.id = membership.person_id
    WHERE application.state = 'submitted' AND project.state = 'published' AND participant.confirmed_at IS NOT NULL
    ORDER BY application.project_id, application.id"""
OPEN = """SELECT id FROM project WHERE state = 'published' AND apply_by > EXTRACT(EPOCH FROM now()) * 1000 + 86400000 AND seats_taken < seats
    AND organization_id IN (SELECT id FROM organization WHERE state = 'verified') ORDER BY id DESC"""


def world(cluster: Cluster) -> World:
    rooms, choices = cluster.rows(ROOMS), cluster.rows(CHOICES)
    # A thread of a finished engagement stays open: there, four pairs write, each person in one thread only.
    conversations, busy = [], set()
    for room in rooms:
        if room["state"] == "completed" and len(conversations) < 4 and not busy & {room["participant"], room["owner"]}:
            conversations.append(Conversation(room["application_id"], room["participant"], room["owner"]))
            busy |= {room["participant"], room["owner"]}
    running = [
        Tale(room["owner"], room["owner_name"], room["participant"], room["participant_name"], engagement=room["id"])
        for room in rooms if room["state"] in ("onboarding", "active", "delivered")]
    lists: list[list[Tale]] = [[] for _ in range(THREADS)]
    kept = set()
    for project in dict.fromkeys(choice["project_id"] for choice in choices):
        mine = [choice for choice in choices if choice["project_id"] == project]
        kept.add(project)
        lists[len(kept) % THREADS] += running[len(kept) - 1:len(kept)]
        # The first of several is declined, now and then one says no, the last gets the place.
        for number, choice in enumerate(mine):
            ending = "work" if number == len(mine) - 1 else "decline" if number % 2 == 0 else "refuse"
            lists[len(kept) % THREADS].append(Tale(
                choice["owner"], choice["owner_name"], choice["participant"], choice["participant_name"], application=choice["id"], ending=ending))
    idle = [row["email"] for row in cluster.rows(
        """SELECT email_folded AS email FROM person WHERE confirmed_at IS NOT NULL AND suspended_at IS NULL
        AND id NOT IN (SELECT person_id FROM application) AND id NOT IN (SELECT person_id FROM membership)
        AND id NOT IN (SELECT person_id FROM operator) ORDER BY email_folded""")]
    modest = [row["email"] for row in cluster.rows(
        """SELECT email_folded AS email FROM person WHERE confirmed_at IS NOT NULL AND suspended_at IS NULL
        AND id NOT IN (SELECT person_id FROM membership) AND id IN (SELECT person_id FROM application) ORDER BY email_folded""")]
    free = [row["id"] for row in cluster.rows(OPEN) if row["id"] not in kept]
    return World(
        people=["priya@northfield.example", *modest[-10:]], conversations=conversations,
        profiles=[email for email in modest if email not in busy][:4], applicants=idle[:2],
        open_projects=free or [row["id"] for row in cluster.rows(OPEN)][:4], tales=lists)


def begin_tales(load: Load) -> None:
    for tales in load.world.tales:
        hiring = Hiring(load, OPERATOR)
        load.begin(hiring.live, tales)
