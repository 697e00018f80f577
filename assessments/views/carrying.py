"""Carrying an assessment over: the offer, a question a page, and the receipt."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from assessments.forms.judging import JudgingForm, form_of, sent_form
from assessments.models import Assessment, CarriedJudgement, CarryOver, Judgement
from assessments.operations.carrying import (
    AnsweredError,
    CannotKeepError,
    answer,
    can_keep,
    keep_level,
    start_carry_over,
)
from assessments.operations.judging import RefusedJudgementError, what_stands
from assessments.views.columns import columns_of
from assessments.views.finding import Place, place_at, writer_of
from assessments.views.receipts import receipt_of
from assessments.views.texts import texts_of
from community.models import Member
from model_releases.models import Release
from model_releases.operations.wordings import Fate, fates_between, gone_between

KEEP = "keep"
NOTHING_LATER = "This assessment stands against the newest release of its model."


@dataclass(frozen=True)
class Question:
    """A dimension of the new release that waits for an answer, before somebody who may give it."""

    place: Place
    carry_over: CarryOver
    line: CarriedJudgement
    fate: Fate
    before: Judgement | None

    @property
    def may_keep(self) -> bool:
        """Whether the old level may be confirmed."""
        return can_keep(self.fate, self.before)

    @property
    def code(self) -> str:
        """The dimension's code in the new release."""
        return self.fate.now.code


@require_http_methods(["GET", "HEAD", "POST"])
def carry_over_assessment(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """Offer to carry over to the newest release; once begun, the receipt with what is to answer."""
    place = place_at(request, slug, uid)
    if not place.is_ours:
        raise Http404
    carry_over = _begun(place.assessment)
    if request.method != "POST" and carry_over is not None:
        return _show_receipt(request, place, carry_over)
    member = writer_of(request, place.assessment.council)
    newest = newest_release(place.assessment)
    if carry_over is None and newest == place.assessment.release:
        messages.warning(request, NOTHING_LATER)
        return redirect(place.assessment.get_absolute_url())
    if request.method == "POST":
        if carry_over is None:
            start_carry_over(place.assessment, newest, by=member, at=timezone.now())
        return redirect(place.assessment.address_of("carry"))
    return _show_offer(request, place, newest)


@require_http_methods(["GET", "HEAD", "POST"])
def answer_dimension(request: HttpRequest, slug: str, uid: UUID, code: str) -> HttpResponse:
    """Ask about one dimension, with both texts and what was said; take the answer."""
    place = place_at(request, slug, uid)
    member = writer_of(request, place.assessment.council)
    question = _question_at(place, code)
    if request.method == "POST":
        return _take(request, question, member)
    if question.line.how != CarriedJudgement.How.ASKED:
        return redirect(question.carry_over.new.address_of("judge", code))
    return _show(request, question, _proposed(question))


def newest_release(assessment: Assessment) -> Release:
    """The last release of the assessment's model, without its text; one query."""
    releases = Release.objects.for_pages().filter(model=assessment.release.model_id)
    return releases.newest_first()[0]


def _begun(assessment: Assessment) -> CarryOver | None:
    """The last carry-over of an assessment, if one was begun."""
    found = CarryOver.objects.filter(old=assessment).select_related(
        "old__council",
        "old__release__model",
        "new__council",
        "new__release__model",
        "release__model",
    )
    lean = found.defer("old__release__content", "new__release__content", "release__content")
    return lean.order_by("-release__ordinal", "-pk").first()


def _question_at(place: Place, code: str) -> Question:
    carry_over = _begun(place.assessment)
    if carry_over is None:
        raise Http404
    old = place.assessment
    fates = fates_between(old.release, carry_over.release)
    fate = next((one for one in fates if one.now.code == code), None)
    if fate is None:
        raise Http404
    line = CarriedJudgement.objects.get(carry_over=carry_over, dimension=fate.now.dimension_id)
    return Question(place, carry_over, line, fate, what_stands(old, fate.now.dimension))


def _proposed(question: Question) -> JudgingForm:
    """Old reasons and links to go on from, and no level: that is the question."""
    form = form_of(question.fate.now, question.before if question.may_keep else None)
    form.words.initial = {**form.words.initial, "level": None, "seen_version": 0}
    return form


def _take(request: HttpRequest, question: Question, member: Member) -> HttpResponse:
    keeps, now = request.POST.get("then") == KEEP, timezone.now()
    form = _proposed(question) if keeps else sent_form(request.POST, question.fate.now)
    carry_over, dimension = question.carry_over, question.fate.now.dimension
    try:
        if keeps:
            keep_level(carry_over, dimension, by=member, at=now)
        elif form.is_valid():
            answer(carry_over, dimension, form.said(), by=member, at=now)
        else:
            return _show(request, question, form, status=422)
    except AnsweredError as conflict:
        return _show_both(request, question, form, conflict.current)
    except (CannotKeepError, RefusedJudgementError) as refusal:
        return _show(request, question, form, refusal=str(refusal), status=409)
    messages.success(request, f"{question.fate.now.name} is answered.")
    return redirect(_next_place(carry_over))


def _show_both(
    request: HttpRequest, question: Question, form: JudgingForm, current: Judgement | None
) -> HttpResponse:
    """Another answer stands: it, and below it one's own, to be saved over it as a judgement."""
    if form.words.is_bound and current:
        form = sent_form(request.POST, question.fate.now, seen_version=current.version)
        form.is_valid()
    elif current:
        form.words.initial = {**form.words.initial, "seen_version": current.version}
    return _show(request, question, form, theirs=current, status=409)


def _next_place(carry_over: CarryOver) -> str:
    """The next question's page, or the receipt when none is left."""
    asked = CarriedJudgement.objects.asked().filter(carry_over=carry_over).values("dimension")
    left = carry_over.release.dimensions.filter(dimension__in=asked).in_order().first()
    if left is None:
        return carry_over.old.address_of("carry")
    return carry_over.old.address_of("carry_dimension", left.code)


def _show_offer(request: HttpRequest, place: Place, newest: Release) -> HttpResponse:
    fates = fates_between(place.assessment.release, newest)
    about = {
        "assessment": place.assessment,
        "release": newest,
        "same": [fate.now for fate in fates if fate.is_same],
        "asked": [fate.now for fate in fates if not fate.is_same],
        "gone": gone_between(place.assessment.release, newest),
        "compare_url": newest.model.address_of(
            "compare", place.assessment.release.number, newest.number
        ),
        "trail": place.trail_below,
    }
    return render(request, "assessments/offer_carry_over.html", about)


def _show_receipt(request: HttpRequest, place: Place, carry_over: CarryOver) -> HttpResponse:
    about = {
        "assessment": place.assessment,
        "carry_over": carry_over,
        "receipt": receipt_of(carry_over),
        "may_answer": place.may_carry,
        "trail": place.trail_below,
    }
    return render(request, "assessments/read_receipt.html", about)


def _show(
    request: HttpRequest, question: Question, form: JudgingForm, *, status: int = 200, **about: Any
) -> HttpResponse:
    release = question.carry_over.release
    shown = {
        "question": question,
        "assessment": question.place.assessment,
        "judge_url": question.carry_over.new.address_of("judge", question.code),
        "release": release,
        "guide_url": release.guide_url(),
        "is_illustrative": release.model.is_illustrative,
        "texts": texts_of(question.fate, question.place.assessment.release, release),
        "columns": columns_of(question.fate.now, chosen=form.words["level"].value()),
        "form": form,
        "trail": question.place.trail_below,
    }
    template = "assessments/answer_dimension.html"
    return render(request, template, shown | about, status=status)
