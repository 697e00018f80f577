"""What everybody may read, with or without a token."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from django.core.paginator import EmptyPage, Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from ninja import Query

from api.v1.errors import ProblemError
from api.v1.routing import router
from api.v1.shapes import actions as action_shapes
from api.v1.shapes import model as model_shapes
from api.v1.shapes import proposals as proposal_shapes
from api.v1.shapes.common import READING, SEARCHING, Code, Number, Slug, terms_of_the_library
from api.v1.showing import shown_actions, shown_dimension, shown_proposals, shown_releases
from feedback.forms.queue import QueueForm
from feedback.models import Proposal
from feedback.models.proposals import LONGEST_NUMBER
from library.forms.choices import FACETS
from library.forms.finding import FindActionsForm, answer_to
from library.models import Action, Tag
from model_releases.models import Model, Release
from search.contract import EngineUnavailableError

Row = TypeVar("Row")
NO_PAGE = "There is no page {page}: the last one is {last}."


@router.get("/actions", response={200: action_shapes.Actions, **SEARCHING}, tags=["Library"])
def find_actions(
    request: HttpRequest, asked: Query[action_shapes.FindActions]
) -> action_shapes.Actions:
    """Find actions, as the page /actions/ does: the same parameters, the same answers."""
    parameters = request.GET.copy()
    parameters["page"] = str(asked.page)  # however it was written
    form = FindActionsForm(parameters, size=asked.page_size)
    try:
        found, page = answer_to(form)
    except EngineUnavailableError as error:
        raise ProblemError(503, str(error)) from error
    last = page.paginator.num_pages
    if asked.page > last:
        raise ProblemError(404, NO_PAGE.format(page=asked.page, last=last))
    return action_shapes.Actions(
        total=found.total,
        page=asked.page,
        pages=last,
        page_size=asked.page_size,
        terms=terms_of_the_library(),
        corrected=found.corrected,
        is_loosened=found.is_loosened,
        left_out=[*form.left_out, *found.sought.notes],
        facets={name: _values(form, name, found.facets.get(name, {})) for name in FACETS},
        actions=shown_actions(found.ids),
    )


def _values(
    form: FindActionsForm, name: str, counts: Mapping[str, int]
) -> list[action_shapes.FacetValue]:
    return [
        action_shapes.FacetValue(value=value, label=label, count=counts.get(value, 0))
        for value, label in form.choices.labels[name].items()
    ]


@router.get("/actions/{slug}", response={200: action_shapes.OneAction, **READING}, tags=["Library"])
def read_action(request: HttpRequest, slug: Slug) -> action_shapes.OneAction:
    """Read one action; a retired or merged one too, with what takes its place."""
    keys = Action.objects.public().filter(slug=slug).order_by("pk").values_list("pk", flat=True)
    for action in shown_actions(list(keys)):
        return action_shapes.OneAction(terms=terms_of_the_library(action.licence), action=action)
    raise ProblemError(404)


@router.get("/tags", response={200: action_shapes.Tags, **READING}, tags=["Library"])
def list_tags(request: HttpRequest) -> action_shapes.Tags:
    """List the tags, by name."""
    is_listed = Q(taggings__content_object__current_of__state=Action.State.LISTED)
    rows = Tag.objects.annotate(actions=Count("taggings", filter=is_listed)).order_by("name", "pk")
    columns = ("slug", "name", "meaning", "synonyms", "actions")
    return action_shapes.Tags(
        terms=terms_of_the_library(),
        tags=[action_shapes.Tag(**row) for row in rows.values(*columns)],
    )


@router.get("/releases", response={200: model_shapes.Releases, **READING}, tags=["The model"])
def list_releases(
    request: HttpRequest, asked: Query[model_shapes.FindReleases]
) -> model_shapes.Releases:
    """List releases: the site's own model first, of each model the last frozen first."""
    releases = Release.objects.for_pages().own_first()
    if asked.model:
        releases = releases.filter(model__slug=asked.model)
    rows, total, last = _page(releases, page=asked.page, size=asked.page_size)
    return model_shapes.Releases(
        total=total,
        page=asked.page,
        pages=last,
        page_size=asked.page_size,
        releases=shown_releases(rows),
    )


@router.get("/dimensions", response={200: model_shapes.Dimensions, **READING}, tags=["The model"])
def list_dimensions(
    request: HttpRequest, asked: Query[model_shapes.OfRelease]
) -> model_shapes.Dimensions:
    """Read all dimensions of a release, word for word, with its licence and credits."""
    release = _release(asked)
    rows = list(release.dimensions.in_order().with_words())
    for row in rows:
        row.release = release
    return model_shapes.Dimensions(
        release=shown_releases([release])[0], dimensions=[shown_dimension(row) for row in rows]
    )


@router.get(
    "/dimensions/{path:code}",
    response={200: model_shapes.OneDimension, **READING},
    tags=["The model"],
)
def read_dimension(
    request: HttpRequest, code: Code, asked: Query[model_shapes.OfRelease]
) -> model_shapes.OneDimension:
    """Read one dimension of a release."""
    release = _release(asked)
    row = release.dimensions.with_words().filter(code=code).order_by("pk").first()
    if row is None:
        raise ProblemError(404)
    row.release = release
    return model_shapes.OneDimension(
        release=shown_releases([release])[0], dimension=shown_dimension(row)
    )


def _release(asked: model_shapes.OfRelease) -> Release:
    models = Model.objects.filter(slug=asked.model) if asked.model else Model.objects.own()
    releases = Release.objects.for_pages().filter(model__in=models).newest_first()
    if asked.release:
        releases = releases.filter(number=asked.release)
    found = releases.first()
    if found is None:
        raise ProblemError(404)
    return found


@router.get("/proposals", response={200: proposal_shapes.Proposals, **READING}, tags=["Proposals"])
def list_proposals(
    request: HttpRequest, asked: Query[proposal_shapes.FindProposals]
) -> proposal_shapes.Proposals:
    """List proposals, as the page /proposals/ does."""
    form = QueueForm(request.GET)
    rows, total, last = _page(form.proposals().for_lists(), page=asked.page, size=asked.page_size)
    return proposal_shapes.Proposals(
        total=total,
        page=asked.page,
        pages=last,
        page_size=asked.page_size,
        terms=terms_of_the_library(),
        left_out=form.left_out,
        proposals=shown_proposals(rows),
    )


@router.get(
    "/proposals/{int:number}",
    response={200: proposal_shapes.OneProposal, **READING},
    tags=["Proposals"],
)
def read_proposal(request: HttpRequest, number: Number) -> proposal_shapes.OneProposal:
    """Read one proposal."""
    known = Proposal.objects.public() if number < 10**LONGEST_NUMBER else Proposal.objects.none()
    for proposal in shown_proposals(known.filter(number=number).for_lists()):
        return proposal_shapes.OneProposal(terms=terms_of_the_library(), proposal=proposal)
    raise ProblemError(404)


def _page(rows: QuerySet[Row], *, page: int, size: int) -> tuple[Sequence[Row], int, int]:  # type: ignore[type-var]  # rows are models
    """A page of ordered rows, how many there are, and the last page."""
    pages = Paginator(rows, size)
    try:
        return list(pages.page(page)), pages.count, pages.num_pages
    except EmptyPage:
        problem = NO_PAGE.format(page=page, last=pages.num_pages)
        raise ProblemError(404, problem) from None
