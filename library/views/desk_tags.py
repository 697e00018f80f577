"""The curators' desk for tags: what waits, the tree, and one tag with what may be done to it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from community.views.requests import SignedInRequest, only_if
from library.forms.tags import (
    DescribeTagForm,
    FindTagsForm,
    HideTagForm,
    MergeTagForm,
    MoveTagForm,
    RenameTagForm,
)
from library.models import Tag
from library.models.tags import TagQuerySet
from library.operations import stewarding
from library.operations.refusals import CurationRefusedError
from library.permissions import can_curate_library

Step = Callable[..., None]
ON = Count("taggings", filter=Q(taggings__content_object__current_of__state="listed"))


@require_safe
@only_if(can_curate_library)
def list_tags(request: SignedInRequest) -> HttpResponse:
    """Show what waits, then every tag as the tree has it; or those whose name holds words."""
    words = request.GET.get("q", "").strip()
    tags = Tag.objects.filter(name__icontains=words) if words else Tag.objects.all()
    counted = tags.annotate(on=ON)
    about = {
        "words": words,
        "form": FindTagsForm(initial={"q": words}),
        "waiting": counted.waiting().by_name(),
        "offered": _as_a_tree(counted.offered()),
        "merged": counted.merged().select_related("merged_into").by_name(),
        "hidden": counted.hidden().by_name(),
        "header_title": "Tags",
        "breadcrumbs_items": [*_trail(), {"url": "", "label": "Tags"}],
    }
    return render(request, "library/desk/list_tags.html", about)


@require_safe
@only_if(can_curate_library)
def read_tag(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show one tag with what may be done to it, and what was done."""
    return _show(request, _tag(slug))


@require_POST
@only_if(can_curate_library)
def approve(request: SignedInRequest, slug: str) -> HttpResponse:
    """Offer it."""
    return _do(request, _tag(slug), stewarding.approve_tag)


@require_POST
@only_if(can_curate_library)
def unmerge(request: SignedInRequest, slug: str) -> HttpResponse:
    """Take its merge back."""
    return _do(request, _tag(slug), stewarding.unmerge_tag)


@require_POST
@only_if(can_curate_library)
def rename(request: SignedInRequest, slug: str) -> HttpResponse:
    """Give it another name."""
    return _do_as_asked(request, slug, "rename", stewarding.rename_tag)


@require_POST
@only_if(can_curate_library)
def describe(request: SignedInRequest, slug: str) -> HttpResponse:
    """Say what it means and which words find it."""
    return _do_as_asked(request, slug, "describe", stewarding.describe_tag)


@require_POST
@only_if(can_curate_library)
def move(request: SignedInRequest, slug: str) -> HttpResponse:
    """Put it elsewhere in the tree."""
    return _do_as_asked(request, slug, "move", stewarding.move_tag)


@require_POST
@only_if(can_curate_library)
def merge(request: SignedInRequest, slug: str) -> HttpResponse:
    """Let another stand for it."""
    return _do_as_asked(request, slug, "merge", stewarding.merge_tags)


@require_POST
@only_if(can_curate_library)
def hide(request: SignedInRequest, slug: str) -> HttpResponse:
    """Take it away from every page."""
    return _do_as_asked(request, slug, "hide", stewarding.decline_tag)


FORMS: dict[str, type[forms.Form]] = {
    "rename": RenameTagForm,
    "describe": DescribeTagForm,
    "move": MoveTagForm,
    "merge": MergeTagForm,
    "hide": HideTagForm,
}


def _tag(slug: str) -> Tag:
    known = Tag.objects.select_related("parent", "merged_into", "approved_by").annotate(on=ON)
    tag: Tag = get_object_or_404(known, slug=slug)
    return tag


def _do_as_asked(request: SignedInRequest, slug: str, name: str, step: Step) -> HttpResponse:
    tag = _tag(slug)
    form = _form(name, tag, request)
    if not form.is_valid():
        return _show(request, tag, **{name: form})
    return _do(request, tag, step, **form.cleaned_data)


def _do(request: SignedInRequest, tag: Tag, step: Step, **said: Any) -> HttpResponse:
    try:
        step(tag, **said, by=request.user, at=timezone.now())
    except CurationRefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Done. It counts from now on, and is kept below.")
    return redirect("actions_desk:tag", tag.slug)


def _form(name: str, tag: Tag, request: SignedInRequest | None = None) -> forms.Form:
    """One form of the page; their fields' ids differ."""
    sent = request.POST if request else None
    return FORMS[name](sent, tag=tag, auto_id=f"id_{name}_%s")  # type: ignore[call-arg]  # ours do


def _show(request: SignedInRequest, tag: Tag, **sent: forms.Form) -> HttpResponse:
    about = {
        "tag": tag,
        "children": tag.children.by_name(),
        "events": tag.events.select_related("by").order_by("at", "pk"),
        **{name: _form(name, tag) for name in FORMS},
        "header_title": tag.name,
        "breadcrumbs_items": [
            *_trail(),
            {"url": reverse("actions_desk:tags"), "label": "Tags"},
            {"url": "", "label": tag.name},
        ],
        **sent,
    }
    return render(request, "library/desk/read_tag.html", about)


def _trail() -> list[dict[str, str]]:
    return [{"url": reverse("actions_desk:queue"), "label": "Actions"}]


def _as_a_tree(tags: TagQuerySet) -> list[tuple[int, Tag]]:
    """Each tag after its parent, by name, with how many levels it stands below the top."""
    rows = {tag.pk: tag for tag in tags.by_name()}
    below: dict[int | None, list[Tag]] = {}
    for tag in rows.values():
        below.setdefault(tag.parent_id if tag.parent_id in rows else None, []).append(tag)

    def branch(parent: int | None, depth: int) -> list[tuple[int, Tag]]:
        return [
            row
            for tag in below.get(parent, [])
            for row in [(depth, tag), *branch(tag.pk, depth + 1)]
        ]

    return branch(None, 0)
