"""A working copy in which one text alone is not approved, and who tries to get it through."""

from dataclasses import dataclass

from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, TaskState

from community.models import Member
from community.models.members import Role
from model_releases.models import DimensionPage, ReleasePage
from model_releases.operations.freezing import freeze_release
from model_releases.operations.gate import GateError
from tests.factories.community import LONG_AGO, MemberFactory
from tests.factories.model_releases import make_release
from tests.factories.working_copies import (
    approve,
    hand_in,
    make_maintainer,
    make_working_copy,
    page_of,
    passage_uids,
    reword,
)
from tests.factories.working_copies import change as change_page

WANTED = "Words which nobody else has read."
ACTORS = ("author", "approver", "both", "people's admin", "superuser")
PUBLIC = (
    *("/", "/model/", "/model/1.0/data/", "/model/1.0.json", "/model/2.0/", "/actions/"),
    *("/a-model-of-ours-20/data/", "/data/", "/new/", "/sitemap.xml"),
)


@dataclass
class World:
    """The pages, who tries, and a maintainer who has nothing to do with it."""

    actor: Member
    client: Client
    colleague: Member
    working: ReleasePage
    may_approve: bool

    @property
    def page(self) -> DimensionPage:
        """The page that holds the text in question, as its latest draft has it."""
        return page_of(self.working)

    @property
    def other(self) -> DimensionPage:
        """A page of the same tree with nothing wrong."""
        return page_of(self.working, "delivery")

    @property
    def home(self) -> Page:
        """An ordinary page."""
        return Page.objects.filter(depth=2).exclude(pk=self.working.pk).order_by("pk")[0]

    def address(self, name: str, *parts: object) -> str:
        """One of Wagtail's addresses for pages."""
        address: str = reverse(f"wagtailadmin_pages:{name}", args=parts)
        return address

    def hand_in(self) -> TaskState:
        """The text in question is under review."""
        return hand_in(self.page, by=self.colleague)

    def reword_behind(self) -> None:
        """Somebody writes on while it is under review."""
        reword(self.working, "Written since.", by=self.colleague)

    def press(self, state: TaskState, action: str = "approve", page: Page | None = None) -> None:
        """Send what the button of a review sends."""
        where = (page or self.page).pk
        self.client.post(self.address("workflow_action", where, action, state.pk))


def make_world(who: str) -> World:
    """The text is by the actor, in part by them, or by somebody else, as `who` says."""
    actor = _actor(who)
    colleague, opener = make_maintainer(), make_maintainer()
    working = make_working_copy(make_release("1.0", ["data", "delivery"]), by=opener)
    approve(working, by=make_maintainer(), author=opener)
    reword(working, WANTED, by=actor if who == "author" else colleague)
    if who == "both":
        last = {passage_uids(page_of(working))[2]: {"text": "Theirs.", "extent": "editorial"}}
        change_page(page_of(working), by=actor, passage=last)
    client = Client(raise_request_exception=False)
    client.force_login(actor)
    return World(actor, client, colleague, working, may_approve=who == "approver")


def _actor(who: str) -> Member:
    if who == "people's admin":
        return MemberFactory(roles=[Role.OPERATOR])
    return MemberFactory(is_superuser=True) if who == "superuser" else make_maintainer()


def public_answers() -> list[tuple[int, bytes]]:
    """What a visitor gets at every address that could change."""
    cache.clear()
    visitor = Client(raise_request_exception=False)
    found = []
    for address in PUBLIC:
        response = visitor.get(address)
        found.append((response.status_code, response.getvalue()))
    return found


def what_came_of_it(world: World, before: list[tuple[int, bytes]]) -> str:
    """What a route led to; empty when nothing public changed and the gate still refuses."""
    if public_answers() != before:
        return "a public address changed"
    try:
        with transaction.atomic():
            freeze_release(world.working, by=world.colleague, at=LONG_AGO)
    except GateError:
        return ""
    return "it was frozen"
