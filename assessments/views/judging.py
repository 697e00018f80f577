"""Judging one dimension on its own page: levels side by side, saved as one goes."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from assessments.forms.judging import JudgingForm, form_of, sent_form
from assessments.models import CarriedJudgement, Judgement
from assessments.operations.judging import (
    ConflictError,
    RefusedJudgementError,
    SignedOffError,
    judge,
    what_stands,
)
from assessments.views.columns import columns_of
from assessments.views.finding import Place, dimension_at, place_at, writer_of
from community.models import Member
from model_releases.models import ReleaseDimension

STAY = "stay"
CLOSED = "This assessment is signed off, so its levels stay as they are."


@dataclass(frozen=True)
class Task:
    """One dimension of an assessment, before somebody who may write it."""

    place: Place
    member: Member
    dimension: ReleaseDimension
    following: ReleaseDimension | None

    @property
    def next_url(self) -> str:
        """The next dimension's page, or the assessment's when this is the last."""
        assessment = self.place.assessment
        if self.following is None:
            return assessment.get_absolute_url()
        return assessment.address_of("judge", self.following.code)


@require_http_methods(["GET", "HEAD", "POST"])
def judge_dimension(request: HttpRequest, slug: str, uid: UUID, code: str) -> HttpResponse:
    """Show a dimension with its levels, and store what is said of it."""
    task = _task_at(request, slug, uid, code)
    assessment = task.place.assessment
    question = _question_about(task)
    if question:
        return redirect(question)
    if request.method == "POST":
        return _save(request, task)
    if not assessment.is_open:
        messages.warning(request, CLOSED)
        return redirect(assessment.get_absolute_url())
    stands = what_stands(assessment, task.dimension.dimension)
    return _show(request, task, form_of(task.dimension, stands), stands=stands)


def _task_at(request: HttpRequest, slug: str, uid: UUID, code: str) -> Task:
    place = place_at(request, slug, uid)
    member = writer_of(request, place.assessment.council)
    dimension = dimension_at(place.assessment, code)
    later = place.assessment.release.dimensions.filter(position__gt=dimension.position)
    return Task(place, member, dimension, later.in_order().first())


def _question_about(task: Task) -> str:
    """The page on which a carry-over asks about it; empty when nothing is asked."""
    asked = CarriedJudgement.objects.asked().filter(carry_over__new=task.place.assessment)
    lines = asked.filter(dimension=task.dimension.dimension_id)
    line = lines.select_related("carry_over__old__council").order_by("pk").first()
    if line is None:
        return ""
    return line.carry_over.old.address_of("carry_dimension", task.dimension.code)


def _save(request: HttpRequest, task: Task) -> HttpResponse:
    form = sent_form(request.POST, task.dimension)
    if not form.is_valid():
        return _show(request, task, form, status=422)
    dimension, now = task.dimension.dimension, timezone.now()
    try:
        judge(task.place.assessment, dimension, form.said(), by=task.member, at=now)
    except ConflictError as conflict:
        return _show_both(request, task, conflict.current)
    except SignedOffError as refusal:
        return _show(request, task, form, refusal=str(refusal), status=409)
    except RefusedJudgementError as refusal:
        return _show(request, task, form, refusal=str(refusal), status=422)
    messages.success(request, f"{task.dimension.name} is saved.")
    if request.POST.get("then") == STAY:
        return redirect(task.place.assessment.address_of("judge", task.dimension.code))
    return redirect(task.next_url)


def _show_both(request: HttpRequest, task: Task, current: Judgement) -> HttpResponse:
    """The conflict: what stands, and below it the form with one's own words, ready to save."""
    form = sent_form(request.POST, task.dimension, seen_version=current.version)
    form.is_valid()
    return _show(request, task, form, theirs=current, status=409)


def _show(
    request: HttpRequest, task: Task, form: JudgingForm, *, status: int = 200, **about: Any
) -> HttpResponse:
    assessment = task.place.assessment
    shown = {
        "assessment": assessment,
        "is_illustrative": assessment.release.model.is_illustrative,
        "dimension": task.dimension,
        "columns": columns_of(task.dimension, chosen=form.words["level"].value()),
        "following": task.following,
        "form": form,
        "guide_url": task.place.guide_url,
        "trail": task.place.trail_below,
    }
    return render(request, "assessments/judge_dimension.html", shown | about, status=status)
