"""What an address means: a model, a release of it. What there is not answers 404."""

from django.http import Http404

from model_releases.models import Model, Release


def model_at(slug: str) -> Model | None:
    """The model named in an address; without a slug the site's own, which may not be there yet."""
    if not slug:
        return Model.objects.own().first()  # one at most, by a constraint
    try:
        return Model.objects.get(slug=slug)
    except Model.DoesNotExist as error:
        raise Http404 from error


def newest_of(model: Model | None) -> Release | None:
    """The current release of a model, without its whole text; None while there is none."""
    return model.releases.for_pages().newest_first().first() if model else None


def release_at(slug: str, number: str) -> Release:
    """A release named in an address, with its model and without its whole text."""
    releases = Release.objects.for_pages().filter(number=number)
    meant = releases.filter(model__slug=slug) if slug else releases.of_own_model()
    try:
        return meant.get()
    except Release.DoesNotExist as error:
        raise Http404 from error


def releases_of(model: Model) -> list[tuple[Release, str]]:
    """Releases, newest first, each with the address of what it changed; none for the first."""
    releases = list(model.releases.for_pages().newest_first())
    for release in releases:
        release.model = model
    pairs = zip(releases, [*releases[1:], None], strict=True)
    return [
        (one, model.address_of("compare", before.number, one.number) if before else "")
        for one, before in pairs
    ]
