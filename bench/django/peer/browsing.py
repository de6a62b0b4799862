"""The list of open projects: filters, counts beside them that respect the others, sorts, pages."""

import re
import time
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count, ExpressionWrapper, F, IntegerField, Prefetch, QuerySet
from django.db.models.expressions import RawSQL
from django.http import QueryDict

from peer.models import Project, ProjectSkill
from peer.names import name

COLUMNS = {"field": "field", "place": "place", "industry": "organization__industry", "skill": "skills__skill"}
SORTS = {"newest": ("-published_at", "-id"), "closing": ("apply_by", "id"), "pay": ("-hourly_pay", "-id")}
SKILLS_SHOWN, ROWS = 12, 20


def now() -> int:
    return int(time.time() * 1000)


def matching(query: QueryDict, without: str = "") -> QuerySet:
    """The open projects that fit every filter but one."""
    found = Project.objects.filter(state="published", apply_by__gt=now()).exclude(organization__state="suspended")
    if words := re.findall(r"[^\W_]+", query.get("q", "").lower())[:12]:
        phrase = " ".join(f'"{word}"*' for word in words)
        found = found.filter(id__in=RawSQL("SELECT id FROM project_search WHERE project_search MATCH %s", (phrase,)))
    for facet, column in COLUMNS.items():
        if facet != without and (values := query.getlist(facet)):
            # A skill is looked for beside the rows, so that no project is there twice.
            skilled = ProjectSkill.objects.filter(skill__in=values).values("project_id")
            found = found.filter(id__in=skilled) if facet == "skill" else found.filter(**{f"{column}__in": values})
    if hours := query.get("hours", ""):
        found = found.filter(hours__lte=int(hours))
    return found


def counts(query: QueryDict, facet: str) -> list[dict]:
    column, chosen = COLUMNS[facet], query.getlist(facet)
    rows = matching(query, without=facet).values_list(column).annotate(projects=Count("id", distinct=facet == "skill")).order_by("-projects", column)
    rows = [(value, count) for value, count in (rows[:SKILLS_SHOWN] if facet == "skill" else rows) if value is not None]
    return [{"value": value, "name": name(value), "count": count, "chosen": value in chosen} for value, count in rows]


def page(query: QueryDict) -> dict:
    """What the template of the list shows."""
    sort = query.get("sort", "newest")
    found = matching(query).annotate(hourly_pay=ExpressionWrapper(F("fee_minor") * 1000 / F("hours"), output_field=IntegerField()))
    needed = Prefetch("skills", ProjectSkill.objects.filter(kind="needed").order_by("skill"), to_attr="needed")
    rows = found.select_related("organization").prefetch_related(needed).order_by(*SORTS.get(sort, SORTS["newest"]))
    shown = Paginator(rows, ROWS).get_page(query.get("page"))
    for project in shown:
        project.field_name, project.skill_names = name(project.field), [name(row.skill) for row in project.needed]
    rest = {key: values for key, values in query.lists() if key != "page"}
    facets = [(facet, facet.capitalize(), counts(query, facet)) for facet in COLUMNS]
    return {"shown": shown, "facets": facets, "query": query, "sorts": list(SORTS), "sort": sort, "link": urlencode(rest, doseq=True)}
