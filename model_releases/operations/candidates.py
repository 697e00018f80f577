"""What a sound file would become here: of which model, after which release."""

import json
import uuid
from dataclasses import dataclass

from model_releases.canonical import uids
from model_releases.canonical.content import have_equal_text
from model_releases.canonical.document import Document, document, read_document
from model_releases.canonical.faults import FaultyFileError
from model_releases.canonical.lineage import lineage_faults
from model_releases.canonical.parts import dotted
from model_releases.canonical.plain import Origin, Plain, plain_attribution, plain_to_content
from model_releases.comparison.elements import Content, elements_of
from model_releases.models import Dimension, Model, Release


class RefusedReleaseError(ValueError):
    """A sound release that does not fit what is here; the sentence says why and what to do."""


@dataclass(frozen=True)
class Destination:
    """Which model a file belongs to, when its name does not say: by slug, or the site's own."""

    slug: str = ""
    is_own: bool = False


@dataclass(frozen=True)
class Candidate:
    """A release on its way in. `model` is None while it is to be made."""

    document: Document
    model: Model | None
    parent: Release | None
    existing: Release | None
    is_own: bool

    @property
    def content(self) -> Content:
        """What it says."""
        return self.document.content

    @property
    def parent_content(self) -> Content | None:
        """What the release before it says."""
        return content_of(self.parent) if self.parent else None

    @property
    def is_new(self) -> bool:
        """Whether it is not here yet."""
        return self.existing is None


def content_of(release: Release) -> Content:
    """The content of a stored release."""
    read: Content = json.loads(release.content)
    return read


def candidate_of(
    read: Document | Plain, destination: Destination, *, signing_key: str
) -> Candidate:
    """Place a checked file among what is here. Raises RefusedReleaseError; stores nothing."""
    model = _model_meant(read, destination)
    number = read.content["number"] if isinstance(read, Document) else read["version"]
    existing = model.releases.filter(number=number).first() if model else None  # number is unique
    parent = existing.parent if existing else _last_of(model)
    if not isinstance(read, Document):
        read = _as_document(read, model=model, parent=parent, signing_key=signing_key)
    candidate = Candidate(
        document=read,
        model=model,
        parent=parent,
        existing=existing,
        is_own=model.is_own if model else destination.is_own,
    )
    _refuse_what_does_not_fit(candidate)
    return candidate


def _model_meant(read: Document | Plain, destination: Destination) -> Model | None:
    named = read.content["model"] if isinstance(read, Document) else {"name": read["name"]}
    known = Model.objects.all()
    if destination.slug:
        model = known.filter(slug=destination.slug).first()  # unique
        if model is None:
            raise RefusedReleaseError(f"There is no model {destination.slug} to add to.")
    elif "uid" in named:
        model = known.filter(uid=named["uid"]).first()  # unique
    else:
        model = known.filter(name=named["name"]).first()  # unique
    if model and "uid" in named and str(model.uid) != named["uid"]:
        raise RefusedReleaseError(f"The file is of another model than {model.slug}.")
    if model is None and known.filter(name=named["name"]).exists():
        raise RefusedReleaseError(
            f"Another model is called {named['name']}, with another identity (model.uid)."
        )
    _refuse_second_own_model(model, destination)
    return model


def _refuse_second_own_model(model: Model | None, destination: Destination) -> None:
    if not destination.is_own:
        return
    own = Model.objects.own().first()  # one at most
    if own and own != model:
        raise RefusedReleaseError(f"The site's own model is {own.name}. It has only one.")
    if model and not model.is_own:
        raise RefusedReleaseError(f"{model.name} is held as another model already.")


def _last_of(model: Model | None) -> Release | None:
    return model.releases.newest_first().first() if model else None


def _as_document(
    plain: Plain, *, model: Model | None, parent: Release | None, signing_key: str
) -> Document:
    origin = Origin(
        model_uid=str(model.uid) if model else uids.model_uid(plain["name"]),
        is_illustrative=model.is_illustrative if model else False,
        parent=content_of(parent) if parent else None,
    )
    content = plain_to_content(plain, origin=origin)
    return read_document(document(content, plain_attribution(plain), signing_key=signing_key))


def _refuse_what_does_not_fit(candidate: Candidate) -> None:
    if candidate.existing:
        _refuse_other_text(candidate, candidate.existing)
        return
    if candidate.model and candidate.is_own and _has_frozen(candidate.model):
        raise RefusedReleaseError(
            "The site's own model has releases frozen from approved texts. "
            "Its next one is frozen too, not imported."
        )
    _refuse_broken_chain(candidate)
    _refuse_lower_number(candidate)
    _refuse_strangers_uids(candidate)
    faults = list(lineage_faults(candidate.content, candidate.parent_content))
    if faults:
        raise FaultyFileError(faults)


def _refuse_other_text(candidate: Candidate, existing: Release) -> None:
    if candidate.document.content_sha256 == existing.content_sha256:
        return
    if not have_equal_text(candidate.content, content_of(existing)):
        raise RefusedReleaseError(
            f"Release {existing} is here already, with other text. A release never changes: "
            "give the new text a number of its own, or compare the two with compare_releases."
        )


def _has_frozen(model: Model) -> bool:
    return model.releases.filter(origin=Release.Origin.FROZEN).exists()


def _refuse_broken_chain(candidate: Candidate) -> None:
    before = candidate.content["previous_content_sha256"]
    last = candidate.parent.content_sha256 if candidate.parent else None
    if before != last:
        here = (
            f"the last here is {candidate.parent.number} ({last})"
            if candidate.parent
            else ("there is none here")
        )
        raise RefusedReleaseError(
            f"The file follows a release with hash {before or 'none'}, but {here}. "
            "Import the releases in their order."
        )


def _refuse_lower_number(candidate: Candidate) -> None:
    if candidate.parent is None:
        return
    number, last = candidate.content["number"], candidate.parent.number
    now, before = dotted(number), dotted(last)
    if now and before and now < before:
        raise RefusedReleaseError(
            f"{number} is lower than {last}, the last release here. "
            "Releases come in the order of their numbers."
        )


def _refuse_strangers_uids(candidate: Candidate) -> None:
    here = [uuid.UUID(element.uid) for element in elements_of(candidate.content)]
    others = Dimension.objects.filter(uid__in=here)
    if candidate.model:
        others = others.exclude(model=candidate.model)
    taken = others.values_list("uid", flat=True).order_by("pk")[:1]
    if taken:
        raise RefusedReleaseError(f"Dimension {taken[0]} belongs to another model already.")
