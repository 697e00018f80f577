"""Links that change one thing of a search and keep the rest."""

from django.http import QueryDict

from ui.addresses import query_with, query_without

QUERY = QueryDict("q=a%26b&soil=clay&soil=sand&page=3")


def test_setting_a_value_replaces_it_and_goes_back_to_page_1() -> None:
    assert query_with(QUERY, "soil", "peat") == "?q=a%26b&soil=peat"


def test_another_page_keeps_everything_else() -> None:
    assert query_with(QUERY, "page", 4) == "?q=a%26b&soil=clay&soil=sand&page=4"


def test_taking_one_value_away_keeps_its_sisters() -> None:
    assert query_without(QUERY, "soil", "clay") == "?q=a%26b&soil=sand"


def test_taking_the_last_thing_away_leaves_an_address_that_forgets_the_old_query() -> None:
    assert query_without(QueryDict("soil=clay"), "soil", "clay") == "?"


def test_a_value_cannot_break_out_of_the_address() -> None:
    assert query_with(QueryDict(), "q", '"><b>&page=9') == "?q=%22%3E%3Cb%3E%26page%3D9"
