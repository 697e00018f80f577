"""The pages of the demonstration for those who see them otherwise: large, in few colours, at rest.

The rules are those of WCAG 2.2: 1.4.4 and 1.4.10 (large), 1.4.12 (text spacing), 1.4.11 in the
colours of the reader's own system, 2.3.3 (motion).
"""

from typing import TYPE_CHECKING

import pytest

from assessments.models import Assessment
from plans.models import Plan
from tests.journeys.conftest import NARROW, WIDE, OpenPage

if TYPE_CHECKING:
    from playwright.sync_api import Page

ADDRESSES = (
    *("/", "/model/", "/model/0.2/data/", "/model/0.1/compare/0.2/", "/model/next/"),
    *("/actions/?q=shared+data&dimension=data", "/actions/log-why-people-call-for-two-weeks/"),
    *("/proposals/", "/proposals/29/", "/proposals/22/"),
    *("/councils/", "/councils/larkenmoor/", "/councils/hathermarsh/", "RESULT", "PLAN"),
)
WIDER = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important;"
    " word-spacing: .16em !important } p { margin-bottom: 2em !important }"
)
SPACED_OUT = """text => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet); }"""
MOVING = """() => [...document.querySelectorAll('*')].filter(one => {
    const look = getComputedStyle(one);
    return [look.transitionDuration, look.animationDuration]
        .some(lasts => lasts.split(',').some(part => parseFloat(part) > 0.01));
}).map(one => one.outerHTML.slice(0, 80))"""
HAS_AN_EDGE = ".app-level b, .app-status, .govuk-button, .app-chip, input[type=search], select"
WITHOUT_AN_EDGE = """wanted => [...document.querySelectorAll(wanted)].filter(one => {
    const look = getComputedStyle(one);
    const edge = look.borderTopStyle !== 'none' && parseFloat(look.borderTopWidth) > 0;
    return one.checkVisibility() && !edge && look.outlineStyle === 'none';
}).map(one => one.outerHTML.slice(0, 80))"""


def _address(name: str) -> str:
    if name == "RESULT":
        result = Assessment.objects.published().get(
            council__slug="larkenmoor", release__number="0.2"
        )
        return result.get_absolute_url()
    if name == "PLAN":
        return Plan.objects.published().get(council__slug="larkenmoor").get_absolute_url()
    return name


def _scrolls_sideways(page: "Page") -> bool:
    root = "document.documentElement"
    return bool(page.evaluate(f"{root}.scrollWidth > {root}.clientWidth"))


@pytest.mark.parametrize("width", [WIDE // 2, WIDE // 4], ids=["200 %", "400 %"])
def test_nothing_scrolls_sideways_when_it_is_enlarged(open_page: OpenPage, width: int) -> None:
    page = open_page(width=width)

    assert [one for one in ADDRESSES if _is_too_wide(page, one)] == []


def _is_too_wide(page: "Page", name: str, *, style: str = "") -> bool:
    page.goto(_address(name))
    if style:
        page.evaluate(SPACED_OUT, style)
    return _scrolls_sideways(page)


def test_text_may_be_spaced_out_on_a_phone(open_page: OpenPage) -> None:
    page = open_page(width=NARROW)

    assert [one for one in ADDRESSES if _is_too_wide(page, one, style=WIDER)] == []


def test_nothing_moves_for_those_who_asked_for_rest(page: "Page") -> None:
    page.emulate_media(reduced_motion="reduce")

    moving = {}
    for name in ADDRESSES:
        page.goto(_address(name))
        if found := page.evaluate(MOVING):
            moving[name] = found

    assert moving == {}


def test_what_is_pressed_and_read_has_an_edge_in_the_system_s_own_colours(page: "Page") -> None:
    page.emulate_media(forced_colors="active")

    bare = {}
    for name in ADDRESSES:
        page.goto(_address(name))
        if found := page.evaluate(WITHOUT_AN_EDGE, HAS_AN_EDGE):
            bare[name] = found

    assert bare == {}
