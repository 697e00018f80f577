"""Markdown that strangers write is shown safely, and says the same."""

import pytest

from library.rendering import render_line, render_markdown, web_address


def test_text_becomes_paragraphs_lists_and_emphasis() -> None:
    assert render_markdown("One **bold** word.\n\n- a\n- b\n") == (
        "<p>One <strong>bold</strong> word.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"
    )


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("<script>alert(1)</script>", ""),
        ("<img src=x onerror=alert(1)>", ""),
        ('<a href="javascript:alert(1)">go</a>', '<p><a rel="nofollow noopener ugc">go</a></p>\n'),
        ("[go](data:text/html,hello)", "<p>[go](data:text/html,hello)</p>\n"),
        ('<p style="x" onclick="y">text</p>', "<p>text</p>"),
        ('<b class="govuk-button">text</b>', "<p><b>text</b></p>\n"),
        ("<style>p{}</style>", ""),
    ],
)
def test_what_a_browser_would_run_is_left_out(hostile: str, shown: str) -> None:
    assert render_markdown(hostile).replace("\n\n", "\n") == shown


def test_a_link_into_somebody_elses_site_keeps_its_words_only() -> None:
    html = render_markdown('<a href="{{site.baseurl}}/discover/">interviews</a> [more](/next)')

    assert html == (
        '<p><a rel="nofollow noopener ugc">interviews</a> '
        '<a rel="nofollow noopener ugc" class="govuk-link">more</a></p>\n'
    )


def test_an_absolute_link_is_kept() -> None:
    assert render_line("[guide](https://example.org/a)") == (
        '<a href="https://example.org/a" rel="nofollow noopener ugc">guide</a>'
    )


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("# A\n# B", [3, 3]),
        ("## A\n### B", [3, 4]),
        ("## A\n##### B\n## C", [3, 4, 3]),
        ("#### A\n# B", [3, 3]),
        ("# A\n## B\n### C\n#### D\n##### E\n###### F", [3, 4, 5, 6, 6, 6]),
    ],
)
def test_headings_begin_below_the_pages_own_and_skip_no_level(
    written: str, levels: list[int]
) -> None:
    html = render_markdown(written)

    assert [int(piece[0]) for piece in html.split("<h")[1:]] == levels


def test_only_addresses_of_the_web_are_linked() -> None:
    said = ["https://a.example", "HTTP://a.example", "javascript:alert(1)", "//a.example", ""]

    assert [web_address(each) for each in said] == [
        "https://a.example",
        "HTTP://a.example",
        "",
        "",
        "",
    ]


def test_a_text_far_longer_than_any_action_is_shown_plainly_and_safely() -> None:
    shown = render_markdown("<b>*a*</b>\n" + "[" * 100_000)

    assert shown == f"<p>&lt;b&gt;*a*&lt;/b&gt;<br>{'[' * 100_000}</p>"
