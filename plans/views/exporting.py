"""A plan as a file: for its council whole, for everybody else as published."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plans.exports.contents import Contents, contents_of
from plans.exports.letters import docx_of
from plans.exports.sheets import xlsx_of
from plans.models import Plan
from plans.views.finding import plan_at

OFFICE = "application/vnd.openxmlformats-officedocument"
DOCX = f"{OFFICE}.wordprocessingml.document"
XLSX = f"{OFFICE}.spreadsheetml.sheet"


@require_safe
@never_cache
def as_docx(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """The plan as a document."""
    plan = plan_at(request, slug, uid)
    made = docx_of(_contents(request, plan), at=timezone.now())
    return _file(plan, made, kind=DOCX, ending="docx")


@require_safe
@never_cache
def as_xlsx(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """The plan as a workbook."""
    plan = plan_at(request, slug, uid)
    return _file(plan, xlsx_of(_contents(request, plan)), kind=XLSX, ending="xlsx")


def _contents(request: HttpRequest, plan: Plan) -> Contents:
    return contents_of(plan, reader=request.user)


def _file(plan: Plan, content: bytes, *, kind: str, ending: str) -> HttpResponse:
    name = slugify(plan.title)[:80] or "plan"
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response
