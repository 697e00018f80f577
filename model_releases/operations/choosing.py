"""Which release is meant by a number."""

from collections.abc import Sequence

from django.db.models import Count

from model_releases.models import Model, Release


class NoSuchReleaseError(LookupError):
    """No release, or several, answer to what was asked; the sentence says what to write."""


def choose_release(number: str, *, slug: str = "") -> Release:
    """The release with this number, with its model. Raises NoSuchReleaseError.

    Without a slug the site's own model is meant, or the only model which has that number.
    """
    model = choose_model_with([number], slug=slug)
    return model.releases.select_related("model").get(number=number)


def choose_model_with(numbers: Sequence[str], *, slug: str = "") -> Model:
    """The model that has all these numbers: named by slug, the own one, or the only one."""
    wanted = set(numbers)
    candidates = Model.objects.filter(releases__number__in=wanted)
    if slug:
        _known(slug)
        candidates = candidates.filter(slug=slug)
    having = candidates.annotate(have=Count("releases__number", distinct=True))
    found = list(having.filter(have=len(wanted)).order_by("-is_own", "slug"))
    if found and (len(found) == 1 or found[0].is_own):
        return found[0]
    if found:
        slugs = ", ".join(model.slug for model in found)
        raise NoSuchReleaseError(f"Several models have that number. Say which: --model {slugs}.")
    raise NoSuchReleaseError(_what_there_is(wanted, slug))


def _known(slug: str) -> None:
    if not Model.objects.filter(slug=slug).exists():
        slugs = ", ".join(Model.objects.order_by("slug").values_list("slug", flat=True))
        raise NoSuchReleaseError(f"There is no model {slug}. There are: {slugs or 'none yet'}.")


def _what_there_is(numbers: set[str], slug: str) -> str:
    asked = " and ".join(sorted(numbers))
    rows = Release.objects.filter(**({"model__slug": slug} if slug else {}))
    known = rows.order_by("model__slug", "ordinal").values_list("model__slug", "number")
    shown = ", ".join(f"{one} {number}" for one, number in known[:20])
    return f"No model has release {asked}. There are: {shown or 'none yet'}."
