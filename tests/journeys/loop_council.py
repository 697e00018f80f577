"""The loop as people walk it, one step each: where a council stands, its plan, what worked."""

from typing import TYPE_CHECKING

from tests.journeys.steps import follow, is_at, main_of, press

if TYPE_CHECKING:
    from playwright.sync_api import Page

OWN = "/councils/ashmere/"
ASSESSMENT, PLAN = "Where we stand, autumn", "Better soil"
ACTION = "Compost the peel"


def assess(page: "Page") -> None:
    """The editor starts an assessment, and judges both dimensions one after the other."""
    page.goto(f"{OWN}assessments/")
    follow(page, "Start an assessment")
    is_at(page, "Start an assessment")
    page.get_by_label("Title").fill(ASSESSMENT)
    page.get_by_label("Release", exact=True).select_option("Release 1.0")
    press(page, "Start the assessment")
    is_at(page, ASSESSMENT)
    follow(page, "Begin with Soil")
    _judge(page, "Soil", level=1, reasons="We looked under every bed.")
    press(page, "Save and go to Water")
    _judge(page, "Water", level=2, reasons="The butt is full.")
    press(page, "Save and see the result")
    is_at(page, ASSESSMENT)


def _judge(page: "Page", dimension: str, *, level: int, reasons: str) -> None:
    is_at(page, dimension)
    page.locator(f"main input[name=level][value='{level}']").check()
    page.get_by_label("Reasons").fill(reasons)


def sign_off(page: "Page") -> None:
    """The lead signs the assessment off, and publishes its levels without the reasons."""
    page.goto(f"{OWN}assessments/")
    follow(page, ASSESSMENT)
    follow(page, "Sign it off")
    press(page, "Sign it off for good")
    is_at(page, ASSESSMENT)
    follow(page, "Publish it")
    press(page, "Publish the result")
    is_at(page, ASSESSMENT)


def set_target(page: "Page") -> None:
    """The editor says where the council wants to be in the first dimension."""
    page.goto(f"{OWN}plans/targets/")
    is_at(page, "Targets")
    page.get_by_label("Level you want").first.select_option("2")
    page.get_by_label("Why").first.fill("Nothing grows.")
    press(page, "Save targets")
    page.locator(".app-notice--success").wait_for()


def plan_what_is_suggested(page: "Page") -> None:
    """The editor takes what the library suggests for the gap into a new plan."""
    page.goto(f"{OWN}plans/suggestions/")
    is_at(page, "Suggested actions")
    main_of(page).get_by_label(f"Add “{ACTION}” to the plan").check()
    page.get_by_label("Name of the new plan").fill(PLAN)
    press(page, "Add to the plan")
    is_at(page, PLAN)


def finish(page: "Page") -> None:
    """The editor notes that the one item is done."""
    page.goto(f"{OWN}plans/")
    follow(page, PLAN)
    follow(page, ACTION)
    is_at(page, ACTION)
    page.get_by_label("Status").select_option("Done")
    press(page, "Save")
    main_of(page).get_by_role("link", name="We did this").wait_for()


def tell_what_worked(page: "Page") -> None:
    """The editor goes from the item in the plan to telling other councils."""
    follow(page, "We did this")
    is_at(page, "Tell others what you did")
    main_of(page).get_by_label("It worked", exact=True).check()
    page.get_by_label("Month in which you did it").select_option("January")
    page.get_by_label("Cost in pounds").fill("0")
    press(page, "Publish what we did")
    is_at(page, ACTION)


def carry_the_assessment(page: "Page") -> None:
    """Told of the release, the editor is asked of what was reworded, and keeps the level."""
    page.goto("/accounts/notices/")
    main_of(page).get_by_role("link", name=f"Carry “{ASSESSMENT}” over to it").click()
    press(page, "Carry it over to release 2.0")
    main_of(page).get_by_role("link", name="Go on with Soil").click()
    is_at(page, "Soil: does your level still hold?")
    press(page, "Keep level 1, with reasons and evidence")
    is_at(page, "Carried over from release 1.0 to 2.0")


def carry_the_plan(page: "Page") -> None:
    """Told too, the editor takes the plan there, and looks at the item whose words moved."""
    page.goto("/accounts/notices/")
    main_of(page).get_by_role("link", name=f"“{PLAN}” can be carried to it").click()
    is_at(page, "Carry the plan over")
    press(page, "Carry the plan to the new release")
    main_of(page).get_by_role("heading", name="Receipt").wait_for()
    follow(page, ACTION)
    is_at(page, ACTION)
    press(page, "It still fits")
    page.locator(".app-notice--success").wait_for()
