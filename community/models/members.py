"""The member: the user model from the first migration. E-mail is the login."""

import uuid
from datetime import datetime
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import Lower

SYSTEM_EMAIL = "library@site.invalid"
NAMELESS = "Member"  # beside what somebody without a name writes: no part of an address is public


class Role(models.TextChoices):
    """Site-wide roles: Django groups of fixed names, given by our own screens and commands."""

    CURATOR = "curators", "Curator"
    MAINTAINER = "maintainers", "Maintainer"
    MODERATOR = "moderators", "Moderator"
    OPERATOR = "operators", "Operator"


class Letters(models.TextChoices):
    """When a member hears by mail of what happens; letters about the account itself always come."""

    AT_ONCE = "at-once", "At once, a letter for each"
    DAILY = "daily", "Once a day, all in one letter"
    NONE = "none", "Not at all: I look at my notices"


class MemberQuerySet(models.QuerySet["Member"]):
    """Questions one asks of the members."""

    def approved(self) -> Self:
        """Let in by a moderator, and neither left nor banned."""
        return self.filter(approved_at__isnull=False, is_active=True)

    def in_role(self, role: Role) -> Self:
        """Those who hold a site-wide role."""
        return self.filter(groups__name=role.value)

    def named_like(self, words: str) -> Self:
        """Whose name or address holds `words`; everybody when there are none."""
        return self.filter(Q(display_name__icontains=words) | Q(email__icontains=words))

    def for_lists(self) -> Self:
        """With their roles, by name: two queries however many they are."""
        return self.prefetch_related("groups").order_by("display_name", "email", "pk")

    def counts(self) -> tuple[int, int]:
        """How many they are, and how many of them hold a site-wide role; one query."""
        with_role = Count("pk", filter=Q(groups__isnull=False), distinct=True)
        found = self.order_by().aggregate(all=Count("pk", distinct=True), with_role=with_role)
        return found["all"], found["with_role"]


class MemberManager(BaseUserManager["Member"]):
    """Makes members; their questions stand on the queryset."""

    def get_queryset(self) -> MemberQuerySet:
        """Members with their questions."""
        return MemberQuerySet(self.model, using=self._db)

    def approved(self) -> MemberQuerySet:
        """Let in by a moderator, and neither left nor banned."""
        return self.get_queryset().approved()

    def in_role(self, role: Role) -> MemberQuerySet:
        """Those who hold a site-wide role."""
        return self.get_queryset().in_role(role)

    def named_like(self, words: str) -> MemberQuerySet:
        """Whose name or address holds `words`; everybody when there are none."""
        return self.get_queryset().named_like(words)

    def for_lists(self) -> MemberQuerySet:
        """With their roles, by name: two queries however many they are."""
        return self.get_queryset().for_lists()

    def get_by_natural_key(self, username: str | None) -> "Member":
        """Find by e-mail in any case, so that Ann@x and ann@x are one person."""
        return self.get(email=(username or "").lower())

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Member":
        """Make a member who may sign in; not approved unless `approved_at` is given."""
        member = self.model(email=self.normalize_email(email).lower(), **fields)
        member.set_password(password)
        member.save(using=self._db)
        return member

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Member":
        """Make an all-powerful member for a laptop; production has none who signs in."""
        return self.create_user(email, password, is_superuser=True, **fields)

    def system(self) -> "Member":
        """The site's own member, who lists what commands import and can never sign in."""
        member, is_new = self.get_or_create(
            email=SYSTEM_EMAIL, defaults={"display_name": "Library", "password": "!"}
        )
        if is_new:
            member.set_unusable_password()
            member.save(update_fields=["password"])
        return member


class Member(AbstractBaseUser, PermissionsMixin):
    """A person with an account. Approved by a moderator before they may do more than read.

    The row is never deleted: erasure empties it in place, so what refers to it stays whole.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField("e-mail", max_length=254, unique=True)
    display_name = models.CharField("name", max_length=120, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    is_active = models.BooleanField(default=True)
    letters = models.CharField(max_length=8, choices=Letters.choices, default=Letters.AT_ONCE)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[MemberManager] = MemberManager()

    class Meta:
        constraints = [
            # With this, unique means unique in any case, and one index serves to look people up.
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="community_member_email_is_lower_case"
            ),
            models.CheckConstraint(
                condition=Q(letters__in=["at-once", "daily", "none"]),
                name="community_member_letters_are_known",
            ),
        ]

    def __str__(self) -> str:
        return self.display_name or NAMELESS

    @property
    def is_approved(self) -> bool:
        """May do more than read: let in, and neither left nor banned."""
        return self.approved_at is not None and self.is_active

    @property
    def is_staff(self) -> bool:
        """Wagtail asks; who enters the admin is decided by the groups' permission."""
        return self.is_superuser

    @property
    def first_name(self) -> str:
        """Wagtail puts it over its menu; without one it would show the address there."""
        return str(self)

    def get_full_name(self) -> str:
        """The name shown beside what they write."""
        return str(self)

    def get_short_name(self) -> str:
        """The same name: nobody is made to have two."""
        return str(self)

    def has_role(self, role: Role) -> bool:
        """Whether an approved member holds a site-wide role; one query a request, then kept."""
        return self.is_approved and role.value in self._role_names()

    def _role_names(self) -> frozenset[str]:
        if not hasattr(self, "_roles"):
            self._roles = frozenset(self.groups.values_list("name", flat=True))
        return self._roles

    @property
    def roles(self) -> list[Role]:
        """Site-wide roles in the order of `Role`; no query after `for_lists()`."""
        held = {group.name for group in self.groups.all()}
        return [role for role in Role if role.value in held]

    def forget_roles(self) -> None:
        """Ask for the roles anew: they have just been changed."""
        self.__dict__.pop("_roles", None)

    def approve(self, *, at: datetime) -> None:
        """Let the member in from `at` (timezone-aware); callers are operations."""
        self.approved_at = at
        self.save(update_fields=["approved_at"])
