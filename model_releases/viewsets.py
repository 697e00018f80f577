"""Texts of the working copy in Wagtail's admin: reached from our desk, with what serves them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import ChecksSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from model_releases.models import WorkingCopy


class ToTheDesk(ExplorableIndexView):
    """Where Wagtail would show its tree of pages, our desk shows the same texts by their state."""

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:  # noqa: ARG002  as Wagtail calls it
        """Lead to the desk of the working copy that holds the page, or to all of them."""
        page = get_object_or_404(Page, pk=parent_page_id) if parent_page_id else None
        working = WorkingCopy.objects.holding(page).order_by("pk").first() if page else None
        if working is None:
            return redirect("working_copies:list")
        return redirect("working_copies:gate", working.uid)


class _WithoutChecks:
    """A view of a text without Wagtail's checks, which are of pages that the public reads."""

    def get_side_panels(self) -> MediaContainer:
        """Its state, its preview and the comments on it."""
        given = super().get_side_panels()  # type: ignore[misc]  # of the view beside this class
        return MediaContainer([one for one in given if not isinstance(one, ChecksSidePanel)])


class AddText(_WithoutChecks, CreateView):
    """Add a dimension."""


class EditText(_WithoutChecks, EditView):
    """Edit the release or a dimension."""


class BringBackText(_WithoutChecks, RevisionsRevertView):
    """Look at an earlier text, and bring it back."""


class TextViewSet(PageViewSet):
    """For every page: there are none but those of working copies."""

    model = Page
    index_view_class = ToTheDesk
    add_view_class = AddText
    edit_view_class = EditText
    revisions_revert_view_class = BringBackText
