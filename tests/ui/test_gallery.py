"""The gallery shows every component, and every component keeps the rules of the house."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tools.vendor import CSS
from ui.pieces import forget_pieces

COMPONENTS = CSS.parent.parent / "templates" / "components"
pytestmark = pytest.mark.django_db


def gallery(client: Client) -> str:
    return client.get("/gallery/").content.decode()


def test_every_component_is_in_the_gallery(client: Client) -> None:
    forget_pieces()

    rendered = {template.name for template in client.get("/gallery/").templates}

    shown = {name for name in rendered if name and name.startswith("components/")}

    assert shown == {f"components/{path.name}" for path in COMPONENTS.glob("*.html")}


def test_every_block_of_the_stylesheet_is_in_the_gallery(client: Client) -> None:
    css = re.sub(r"/\*.*?\*/", "", (CSS / "platform.css").read_text(), flags=re.DOTALL)
    # app-c-… are the classes of drawings, app-suggestions is made in the browser
    blocks = set(re.findall(r"\.(app-(?!c-)[a-z]+(?:-[a-z]+)*)", css)) - {"app-suggestions"}
    used = set(re.findall(r"\bapp-[a-z]+(?:-[a-z]+)*", gallery(client)))

    assert blocks - used == set()


def test_no_style_and_no_script_stands_in_the_page(client: Client) -> None:
    found = re.findall(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=", gallery(client))

    assert found == []


def test_every_level_has_its_number_and_its_name(client: Client) -> None:
    number, name = r'<span class="app-level__number"[^>]*>(.*?)</span>', "(.*?)</span>"
    tiles = re.findall(f'<span class="app-level [^"]+">{number}{name}', gallery(client))

    assert len(tiles) > 20
    assert [tile for tile in tiles if not (tile[0].strip() and tile[1].strip())] == []


def test_ids_are_given_once(client: Client) -> None:
    ids = re.findall(r'\sid="([^"]+)"', gallery(client))

    assert sorted(ids) == sorted(set(ids))


def test_the_gallery_asks_no_more_than_the_banner_does(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(1):
        gallery(client)
