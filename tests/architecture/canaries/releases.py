"""Private texts of the model: whatever stands in a working copy."""

from model_releases.operations.editing import working_copy_of
from tests.architecture.canaries.planting import Canary, Plant
from tests.factories.assessments import any_release
from tests.factories.working_copies import change, make_maintainer, make_working_copy, reword


def _passage_of_the_working_copy(word: str) -> Canary:
    by = make_maintainer()
    base = any_release()
    page = reword(working_copy_of(base.model) or make_working_copy(base, "9.0"), word, by=by)
    near = ("/model/", "/model/next/", f"/model/{base.number}/", f"/{page.slug}/")
    return Canary(by, f"/admin/pages/{page.pk}/edit/", near)


def _notes_of_the_working_copy(word: str) -> Canary:
    by = make_maintainer()
    base = any_release()
    working = working_copy_of(base.model) or make_working_copy(base, "9.0")
    change(working, by=by, notes=word)
    return Canary(by, f"/admin/pages/{working.pk}/edit/", ("/model/9.0/", "/model/9.0.json"))


def _guide_of_the_working_copy(word: str) -> Canary:
    by = make_maintainer()
    base = any_release()
    working = working_copy_of(base.model) or make_working_copy(base, "9.0")
    change(working, by=by, guide=word)
    return Canary(by, f"/admin/pages/{working.pk}/edit/", ("/model/9.0/guide/", "/model/guide/"))


PLANTS: dict[str, Plant] = {
    "a passage of the working copy": _passage_of_the_working_copy,
    "the notes of the working copy": _notes_of_the_working_copy,
    "the guide of the working copy": _guide_of_the_working_copy,
}
