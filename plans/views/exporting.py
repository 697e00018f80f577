"""A plan as a file: for its council whole, for everybody else as published."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plans.exports.contents import contents_of
from plans.exports.formats import FORMATS
from plans.views.finding import plan_at


@require_safe
@never_cache
def export(request: HttpRequest, slug: str, uid: UUID, ending: str) -> HttpResponse:
    """The plan as the kind of file that the address ends in; 404 for any other ending."""
    plan = plan_at(request, slug, uid)
    if ending not in FORMATS:
        raise Http404
    made_as = FORMATS[ending]
    contents = contents_of(plan, reader=request.user)
    response = HttpResponse(
        made_as.make(contents, timezone.now()), content_type=made_as.content_type
    )
    name = slugify(plan.title)[:80] or "plan"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response
