"""Wagtail's editor on pages of the working copy: drafts, conflicts, uids, and no publishing."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission

from community.models import Member
from community.models.members import Role
from model_releases.models import DimensionPage, ReleasePage
from model_releases.operations.opening import set_aside
from tests.factories.community import LONG_AGO, MemberFactory
from tests.factories.model_releases import make_release
from tests.factories.working_copies import (
    hand_in,
    make_maintainer,
    make_working_copy,
    page_of,
    passage_uids,
    reword,
)
from tests.model_releases.editor import edit_address, first_text, form_of, save, seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def working() -> ReleasePage:
    return make_working_copy(make_release("1.0", ["data", "delivery"]))


@pytest.fixture
def dimension(working: ReleasePage) -> DimensionPage:
    return page_of(working)


@pytest.fixture
def desk(client: Client, maintainer: Member) -> Client:
    client.force_login(maintainer)
    return client


def _words(page: DimensionPage) -> list[str]:
    fresh = DimensionPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return [one.value["text"] for level in fresh.levels for one in level.value["passages"]]


def test_a_maintainer_saves_a_draft_and_every_uid_is_kept(desk: Client, dimension: Any) -> None:
    form = form_of(dimension)
    answer = save(desk, dimension, {**form, first_text(form): "Mine,\r\n with spaces. "})

    fresh = page_of(dimension.get_parent().specific)
    assert (answer.status_code, answer.headers["Location"]) == (302, edit_address(dimension))
    assert _words(dimension)[0] == "Mine,\n with spaces. "
    assert (passage_uids(fresh), fresh.live) == (passage_uids(dimension), False)


def test_saving_an_untouched_form_changes_no_text(desk: Client, maintainer: Member) -> None:
    base = make_release("2.0", texts={("data", 1): " Odd \n spaces "})
    page = page_of(make_working_copy(base, "3.0"))

    save(desk, page, form_of(page))

    assert _words(page)[0] == " Odd \n spaces "


def test_a_stale_save_shows_both_texts_and_saves_neither(
    desk: Client, working: ReleasePage, dimension: DimensionPage
) -> None:
    form = form_of(dimension)
    reword(working, "Theirs.", by=make_maintainer(display_name="Ada"))

    answer = desk.post(edit_address(dimension), {**form, first_text(form): "Mine."})

    shown = BeautifulSoup(answer.content, "html.parser")
    row = [one.get_text() for one in shown.select("tbody tr")[0].select("th, td")]
    assert (answer.status_code, row) == (409, ["Level 1, passage 1", "Theirs.", "Mine."])
    assert _words(dimension)[0] == "Theirs."


def test_what_was_refused_can_be_saved_over_the_other(
    desk: Client, working: ReleasePage, dimension: DimensionPage
) -> None:
    form = form_of(dimension)
    reword(working, "Theirs.", by=make_maintainer())
    answer = desk.post(edit_address(dimension), {**form, first_text(form): "Mine."})
    shown = BeautifulSoup(answer.content, "html.parser")
    kept = {str(one["name"]): str(one["value"]) for one in shown.select("main form input[name]")}

    save(desk, dimension, kept)

    assert _words(dimension)[0] == "Mine."


@pytest.mark.parametrize("missing", ["loaded_revision_id", "loaded_revision_created_at"])
def test_a_save_that_does_not_say_what_it_saw_is_refused(
    desk: Client, dimension: DimensionPage, missing: str
) -> None:
    form = {name: value for name, value in form_of(dimension).items() if name != missing}

    assert save(desk, dimension, {**form, first_text(form): "Mine."}).status_code == 409


def test_a_save_of_the_very_text_that_stands_there_overwrites_nothing(
    desk: Client, working: ReleasePage, dimension: DimensionPage
) -> None:
    form = form_of(dimension)
    reword(working, "The same.", by=make_maintainer(), extent="")

    answer = save(desk, dimension, {**form, first_text(form): "The same."})

    assert (answer.status_code, _words(dimension)[0]) == (302, "The same.")


def test_a_form_that_kept_itself_while_one_typed_is_saved_after_that(
    desk: Client, dimension: DimensionPage
) -> None:
    form = form_of(dimension)
    kept = desk.post(
        edit_address(dimension),
        {**form, first_text(form): "Half a"},
        headers={"accept": "application/json"},
    )
    form |= kept.json()["field_updates"]

    answer = save(desk, dimension, {**form, first_text(form): "Half a sentence."})

    assert (kept.json()["success"], answer.status_code) == (True, 302)
    assert _words(dimension)[0] == "Half a sentence."


def test_half_a_form_is_refused_too(desk: Client, dimension: DimensionPage) -> None:
    assert desk.post(edit_address(dimension), {"name": "Half"}).status_code == 409


def test_saving_while_one_types_is_refused_in_wagtails_own_way(
    desk: Client, working: ReleasePage, dimension: DimensionPage
) -> None:
    form = {name: one for name, one in form_of(dimension).items() if not name.startswith("loaded")}

    answer = desk.post(edit_address(dimension), form, headers={"accept": "application/json"})

    assert (answer.status_code, answer.json()["error_code"]) == (400, "invalid_revision")


def test_a_page_overwritten_in_place_is_stale_too(
    desk: Client, working: ReleasePage, dimension: DimensionPage
) -> None:
    form = form_of(dimension)
    dimension.name = "Other"
    dimension.save_revision(overwrite_revision=dimension.get_latest_revision())

    assert save(desk, dimension, form).status_code == 409


def test_a_repeated_uid_is_refused_with_a_sentence(
    desk: Client, working: ReleasePage, dimension: DimensionPage
) -> None:
    other = passage_uids(page_of(working, "delivery"))[0]
    form = form_of(dimension)
    field = first_text(form).replace("value-text", "id")

    answer = desk.post(edit_address(dimension), {**form, field: other})

    assert f"The passage {other} stands twice in this working copy." in answer.content.decode()
    assert passage_uids(page_of(working)) == passage_uids(dimension)


def test_a_uid_that_is_none_is_refused(desk: Client, dimension: DimensionPage) -> None:
    form = form_of(dimension)
    field = first_text(form).replace("value-text", "id")

    answer = desk.post(edit_address(dimension), {**form, field: "made-up"})

    assert "is no uid of a passage" in answer.content.decode()


def test_a_closed_working_copy_is_locked(
    desk: Client, working: ReleasePage, dimension: DimensionPage
) -> None:
    set_aside(working, by=make_maintainer(), at=LONG_AGO)
    form = form_of(dimension)

    save(desk, dimension, {**form, first_text(form): "Too late."})

    assert _words(dimension)[0] == "Data as it is at level 1."


def test_the_editor_offers_handing_in_and_not_publishing(
    desk: Client, dimension: DimensionPage
) -> None:
    shown = BeautifulSoup(desk.get(edit_address(dimension)).content, "html.parser")

    assert {str(one["name"]) for one in shown.select("[name^=action-]")} == {"action-submit"}


def test_a_superuser_is_not_offered_publishing(client: Client, dimension: DimensionPage) -> None:
    superuser = MemberFactory(is_superuser=True)

    may = dimension.permissions_for_user(superuser)

    assert (may.can_publish(), may.can_unpublish(), may.can_copy(), may.can_move()) == (False,) * 4


def test_who_locked_a_page_may_not_edit_it_either(
    desk: Client, maintainer: Member, dimension: DimensionPage
) -> None:
    locked = {"locked": True, "locked_by": maintainer}
    DimensionPage.objects.filter(pk=dimension.pk).update(**locked)
    form = form_of(dimension)

    save(desk, dimension, {**form, first_text(form): "Over my own lock."})

    assert _words(dimension)[0] == "Data as it is at level 1."


def test_who_may_edit_previews_it(desk: Client, dimension: DimensionPage) -> None:
    answer = desk.get(reverse("wagtailadmin_pages:view_draft", args=[dimension.pk]))

    assert "Data as it is at level 1." in answer.content.decode()


@pytest.mark.parametrize("fields", [{}, {"roles": [Role.CURATOR]}, {"roles": [Role.OPERATOR]}])
def test_nobody_else_edits_or_previews(
    client: Client, dimension: DimensionPage, fields: dict[str, Any]
) -> None:
    client.force_login(MemberFactory(**fields))

    for name in ("edit", "view_draft", "history"):
        address = reverse(f"wagtailadmin_pages:{name}", args=[dimension.pk])
        assert client.get(address).status_code in (302, 403)


def test_maintainers_have_rights_to_working_copies_alone(working: ReleasePage) -> None:
    rights = GroupPagePermission.objects.values_list(
        "group__name", "page", "permission__codename"
    ).order_by("permission__codename")

    assert list(rights) == [
        ("maintainers", working.pk, "add_page"),
        ("maintainers", working.pk, "change_page"),
    ]


def test_what_was_seen_is_in_the_form(desk: Client, dimension: DimensionPage) -> None:
    shown = BeautifulSoup(desk.get(edit_address(dimension)).content, "html.parser")

    named = {str(one["name"]): str(one["value"]) for one in shown.select("[name^=loaded_revision]")}
    assert named == seen(page_of(dimension.get_parent().specific))


def test_who_wrote_a_part_reads_why_another_approves(client: Client, working: ReleasePage) -> None:
    writer, other = make_maintainer(), make_maintainer()
    reword(working, by=writer)
    hand_in(page_of(working), by=writer)

    told = {}
    for member in (writer, other):
        client.force_login(member)
        page = BeautifulSoup(client.get(edit_address(page_of(working))).content, "html.parser")
        told[member] = [" ".join(one.text.split()) for one in page.select(".messages li")]

    why = "You wrote a part of this text: another maintainer approves it."
    assert told == {writer: [f"You cannot approve this text. {why}"], other: []}


def test_the_reviewer_is_offered_an_approval_and_no_publishing(
    desk: Client, dimension: DimensionPage
) -> None:
    hand_in(dimension, by=make_maintainer())

    page = BeautifulSoup(desk.get(edit_address(dimension)).content, "html.parser")

    buttons = page.select("[data-workflow-action-name=approve]")
    offered = {one.get_text(strip=True) for one in buttons}
    assert offered == {"Approve", "Approve with comment"}
