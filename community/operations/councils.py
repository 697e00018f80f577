"""Adding councils, and people to them."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from community.models import Council, Member, Membership

SLUG_LENGTH = Council._meta.get_field("slug").max_length or 80


@dataclass(frozen=True)
class NewCouncil:
    """A council that nobody here belonged to before: its name, and its kind as in CouncilKind."""

    name: str
    kind: str


@transaction.atomic
def add_council(council: NewCouncil) -> Council:
    """Add a council, or give the one which already has that name in any case."""
    known = Council.objects.by_name().filter(name__iexact=council.name).first()
    if known is not None:
        return known
    # Two moderators may add the same one at once: then the second is given the first's.
    fresh = {"kind": council.kind, "slug": _free_slug(council.name)}
    return Council.objects.get_or_create(name=council.name, defaults=fresh)[0]


def _free_slug(name: str) -> str:
    wanted = slugify(name)[: SLUG_LENGTH - 4].strip("-") or "council"
    taken = set(Council.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    slug, number = wanted, 2
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    return slug


@transaction.atomic
def add_to_council(member: Member, council: Council, *, at: datetime) -> Membership:
    """Let a member belong to a council as a viewer from the day of `at`; once is enough.

    The first council of a member is the primary one.
    """
    open_ones = Membership.objects.filter(member=member, to_on__isnull=True)
    known = open_ones.filter(council=council).order_by("pk").first()
    if known is not None:
        return known
    return Membership.objects.create(
        member=member,
        council=council,
        from_on=timezone.localdate(at),
        is_primary=not open_ones.filter(is_primary=True).exists(),
    )
