"""Markdown that strangers write is shown safely, and says the same."""

import pytest

from ui.rendering import Heading, render_document, render_line, render_markdown, web_address


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


def test_a_document_begins_at_the_second_level_and_its_headings_have_anchors() -> None:
    shown = render_document("# Who *judges*\n\n#### At `once`\n\n# Words")

    assert shown.html == (
        '<h2 id="part-who-judges">Who <em>judges</em></h2>\n'
        '<h3 id="part-at-once">At <code>once</code></h3>\n'
        '<h2 id="part-words">Words</h2>\n'
    )
    assert shown.contents == [
        Heading(2, "part-who-judges", "Who judges"),
        Heading(2, "part-words", "Words"),
    ]


def test_no_anchor_of_a_document_stands_twice() -> None:
    shown = render_document("## Words\n## Words 2\n## Words\n## Words\n##\n## Слова")

    assert [one.anchor for one in shown.headings] == [
        "part-words",
        "part-words-2",
        "part-words-3",
        "part-words-4",
        "part-слова",
    ]


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ('<h5 id="main">Out of order</h5>', '<p>&lt;h5 id="main"&gt;Out of order&lt;/h5&gt;</p>\n'),
        ("[go](javascript:alert(1))", "<p>[go](javascript:alert(1))</p>\n"),
        ("[go](/admin/)", '<p><a rel="nofollow noopener ugc" class="govuk-link">go</a></p>\n'),
        ("![spy](https://example.org/spy.png)", "<p></p>\n"),
    ],
)
def test_a_document_shows_html_as_it_was_written_and_runs_none(hostile: str, shown: str) -> None:
    assert render_document(hostile).html == shown
