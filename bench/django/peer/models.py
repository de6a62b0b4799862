"""The tables of the world that these pages read and write, as they are."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import models


class Kept(models.Model):
    """A row with an id, of a table that Django does not make."""

    id = models.TextField(primary_key=True)

    class Meta:
        abstract = True
        managed = False


class Organization(Kept):
    state, slug, name = models.TextField(), models.TextField(), models.TextField()
    industry, time_zone, about = models.TextField(), models.TextField(), models.TextField()

    class Meta:
        managed, db_table = False, "organization"


class Project(Kept):
    organization = models.ForeignKey(Organization, models.DO_NOTHING)
    state, title, summary, background = models.TextField(), models.TextField(), models.TextField(), models.TextField()
    field, currency, place, city = models.TextField(), models.TextField(), models.TextField(), models.TextField()
    hours, fee_minor, seats, seats_taken = models.BigIntegerField(), models.BigIntegerField(), models.BigIntegerField(), models.BigIntegerField()
    start_at, apply_by, decide_by = models.BigIntegerField(), models.BigIntegerField(), models.BigIntegerField()
    published_at = models.BigIntegerField()

    class Meta:
        managed, db_table = False, "project"

    @property
    def fee(self) -> str:
        return f"{self.fee_minor // 100:,}.{self.fee_minor % 100:02}"

    @property
    def hourly(self) -> int:
        return self.fee_minor // self.hours // 100

    @property
    def closes(self) -> datetime:
        """In the employer's zone."""
        return datetime.fromtimestamp(self.apply_by / 1000, ZoneInfo(self.organization.time_zone))


class ProjectSkill(models.Model):
    # The key is of three columns; this one is enough to read by.
    project = models.ForeignKey(Project, models.DO_NOTHING, primary_key=True, related_name="skills")
    skill, kind = models.TextField(), models.TextField()

    class Meta:
        managed, db_table = False, "project_skill"


class Deliverable(Kept):
    project = models.ForeignKey(Project, models.DO_NOTHING, related_name="deliverables")
    position, weight, due_days = models.BigIntegerField(), models.BigIntegerField(), models.BigIntegerField()
    title = models.TextField()

    class Meta:
        managed, db_table, ordering = False, "deliverable", ["position"]


class Criterion(Kept):
    deliverable = models.ForeignKey(Deliverable, models.DO_NOTHING, related_name="criteria")
    position, text = models.BigIntegerField(), models.TextField()

    class Meta:
        managed, db_table, ordering = False, "criterion", ["position"]


class Question(Kept):
    project = models.ForeignKey(Project, models.DO_NOTHING, related_name="questions")
    position, text = models.BigIntegerField(), models.TextField()

    class Meta:
        managed, db_table, ordering = False, "question", ["position"]


class Person(Kept):
    name = models.TextField()
    confirmed_at = models.BigIntegerField(null=True)

    class Meta:
        managed, db_table = False, "person"


class Session(Kept):
    token_hash, ends_at = models.TextField(), models.BigIntegerField()
    person = models.ForeignKey(Person, models.DO_NOTHING)

    class Meta:
        managed, db_table = False, "session"


class Application(Kept):
    project, person = models.ForeignKey(Project, models.DO_NOTHING), models.ForeignKey(Person, models.DO_NOTHING)
    state, pitch, number = models.TextField(), models.TextField(), models.BigIntegerField()
    submitted_at, created_at, updated_at = models.BigIntegerField(), models.BigIntegerField(), models.BigIntegerField()
    offer_note, reason_note = models.TextField(default=""), models.TextField(default="")

    class Meta:
        managed, db_table = False, "application"


class Answer(models.Model):
    application = models.ForeignKey(Application, models.DO_NOTHING, primary_key=True)
    question, text = models.ForeignKey(Question, models.DO_NOTHING), models.TextField()

    class Meta:
        managed, db_table = False, "answer"


class Event(Kept):
    noun, noun_id, kind, to_state = models.TextField(), models.TextField(), models.TextField(), models.TextField()
    person = models.ForeignKey(Person, models.DO_NOTHING)
    role, note, happened_at = models.TextField(), models.TextField(default=""), models.BigIntegerField()

    class Meta:
        managed, db_table = False, "event"
