"""The whole library as a file."""

from tempfile import TemporaryFile

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from library.exports.formats import FORMATS, write_library
from library.exports.sheets import ExportRefusedError
from library.operations.importing import NoModelError, own_model
from ui.errors import Trouble, page_for
from ui.licences import licence_address

LICENCE = "CC-BY-4.0"


@require_safe
def export_library(_request: HttpRequest, ending: str) -> HttpResponseBase:
    """Send every listed action of the site's own model, in a form that imports again."""
    if ending not in FORMATS:
        raise Http404
    try:
        model = own_model()
    except NoModelError as missing:
        raise Http404 from missing
    file = TemporaryFile()  # noqa: SIM115  the response closes it
    try:
        write_library(model, ending=ending, to=file)
    except ExportRefusedError as refusal:
        file.close()
        return page_for(Trouble(503, "This format cannot hold the library", (str(refusal),)))
    file.seek(0)
    name = f"actions-{timezone.localdate():%Y-%m-%d}.{ending}"
    response = FileResponse(
        file, as_attachment=True, filename=name, content_type=FORMATS[ending].media_type
    )
    response.headers["Link"] = f'<{licence_address(LICENCE)}>; rel="license"'
    return response
