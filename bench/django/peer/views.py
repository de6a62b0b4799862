"""The list, one project, and applying to it."""

import hashlib
import secrets

from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from peer import browsing
from peer.models import Answer, Application, Event, Person, Project, Session
from peer.names import name

SEEN, LIVE, CAP = ("published", "filled", "closed", "expired"), ("submitted", "shortlisted", "offered"), 10
COOKIE = "__Host-foothold"


def projects(request: HttpRequest) -> HttpResponse:
    return render(request, "list.html", browsing.page(request.GET))


def project(request: HttpRequest, id: str) -> HttpResponse:
    rows = Project.objects.select_related("organization").prefetch_related("deliverables__criteria", "questions", "skills")
    found = get_object_or_404(rows.exclude(organization__state="suspended"), id=id, state__in=SEEN)
    skills = {kind: [name(row.skill) for row in found.skills.all() if row.kind == kind] for kind in ("needed", "gained")}
    others = Project.objects.filter(organization=found.organization, state__in=SEEN).count()
    return render(request, "project.html", {"project": found, "skills": skills, "field": name(found.field), "others": others})


def viewer(request: HttpRequest) -> Person | None:
    hashed = hashlib.sha256(request.COOKIES.get(COOKIE, "").encode()).hexdigest()
    session = Session.objects.select_related("person").filter(token_hash=hashed, ends_at__gt=browsing.now()).first()
    return session.person if session else None


@require_POST
def apply(request: HttpRequest, id: str) -> HttpResponse:
    person, pitch = viewer(request), request.POST.get("pitch", "").strip()
    if person is None or person.confirmed_at is None:
        return HttpResponse("Sign in first.", status=401)
    if not 1 <= len(pitch) <= 1200:
        return HttpResponse("Say in a sentence or two why you.", status=422)
    with transaction.atomic():
        found = get_object_or_404(Project, id=id, state="published", apply_by__gt=browsing.now())
        answers = {question: request.POST.get(f"answer.{question.id}", "").strip() for question in found.questions.all()}
        if not all(1 <= len(text) <= 800 for text in answers.values()):
            return HttpResponse("Answer every question.", status=422)
        if Application.objects.filter(project=found, person=person).exists():
            return HttpResponse("You have applied already.", status=409)
        if Application.objects.filter(person=person, state__in=LIVE).count() >= CAP:
            return HttpResponse("You have ten open applications.", status=429)
        sent = send(found, person, pitch, answers)
    return HttpResponse(status=303, headers={"Location": f"/applications/{sent.id}"})


def send(project: Project, person: Person, pitch: str, answers: dict) -> Application:
    at = browsing.now()
    last = Application.objects.filter(project=project).aggregate(last=Max("number"))["last"] or 0
    sent = Application.objects.create(
        id=secrets.token_hex(13), project=project, person=person, state="submitted", pitch=pitch, number=last + 1, submitted_at=at,
        created_at=at, updated_at=at)
    Answer.objects.bulk_create([Answer(application=sent, question=question, text=text) for question, text in answers.items()])
    Event.objects.create(
        id=secrets.token_hex(13), noun="application", noun_id=sent.id, kind="submit", to_state="submitted", person=person,
        role="applicant", happened_at=at)
    return sent
