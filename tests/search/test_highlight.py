"""Matched words marked in a text, and everything else escaped."""

from search.highlight import highlighted, snippet
from search.words import any_of, synonyms_of, understand


def test_words_are_marked_as_they_are_written() -> None:
    marked = highlighted("Dashboards for the Café’s e-mail", understand("dashboard cafe email"))

    assert marked == ("<mark>Dashboards</mark> for the <mark>Café</mark>’s <mark>e-mail</mark>")


def test_everything_else_is_escaped() -> None:
    marked = highlighted("<script>data</script> & 'data'", understand("data"))

    assert marked == (
        "&lt;script&gt;<mark>data</mark>&lt;/script&gt; &amp; &#x27;<mark>data</mark>&#x27;"
    )


def test_a_phrase_is_marked_whole_and_only_where_it_stands_whole() -> None:
    marked = highlighted("open data, data open, Open-Data", understand('"open data"'))

    assert marked == "<mark>open data</mark>, data open, <mark>Open-Data</mark>"


def test_synonyms_are_marked_and_what_is_excluded_is_not() -> None:
    sought = understand("citizen -cost", synonyms=synonyms_of({"citizen": ["resident"]}))

    assert highlighted("residents cost", sought) == "<mark>residents</mark> cost"


def test_any_of_loosened_words_is_marked() -> None:
    sought = any_of(understand("open data"))

    assert highlighted("data only", sought) == "<mark>data</mark> only"


def test_nothing_sought_marks_nothing() -> None:
    assert highlighted("a < b", understand("")) == "a &lt; b"


def test_a_snippet_shows_the_part_with_most_of_what_is_sought() -> None:
    text = f"{'head ' * 50}the cost of good data governance {'tail ' * 50}cost"

    cut = snippet(text, understand("cost governance"), length=50)

    assert cut == (
        "… head head the <mark>cost</mark> of good data <mark>governance</mark> tail tail …"
    )


def test_a_snippet_of_a_short_text_is_the_text_on_one_line() -> None:
    assert snippet("open\r\n  data", understand("data")) == "open <mark>data</mark>"


def test_a_snippet_without_a_match_is_the_beginning() -> None:
    assert snippet("one two three four", understand("zebra"), length=9) == "one two three …"


def test_a_snippet_of_one_endless_word_is_cut_inside_it() -> None:
    assert snippet("x" * 50, understand("zebra"), length=10) == "x" * 10 + " …"


def test_a_snippet_escapes_what_it_cuts() -> None:
    assert snippet("<b> & data <i>" * 3, understand("data"), length=14) == (
        "&lt;b&gt; &amp; <mark>data</mark> &lt;i&gt;&lt;b&gt; &amp; …"
    )
