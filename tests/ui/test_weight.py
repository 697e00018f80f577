"""What a first visit loads: little, and compressed on the way."""

import gzip
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles.finders import find
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from tests.factories.model_releases import make_release

LIMIT = 60_000
IMPORT = re.compile(r"^\s*import\b|\bimport\(", re.MULTILINE)
FIRST_VISITS = ("/", "/model/1.0/data/", "/actions/?q=data", "/how-it-works/")


def _loaded(client: Client, address: str) -> list[str]:
    """Addresses of the stylesheets and scripts of a page."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    sheets = [str(link["href"]) for link in page.select("link[rel=stylesheet]")]
    return sheets + [str(script["src"]) for script in page.select("script[src]")]


def _file(address: str) -> Path:
    found = find(address.removeprefix("/static/"))
    assert isinstance(found, str), address
    return Path(found)


@pytest.mark.django_db
@pytest.mark.parametrize("address", FIRST_VISITS)
def test_styles_and_scripts_of_a_first_visit_stay_within_their_limit(
    client: Client, address: str
) -> None:
    make_release("1.0", ("data",))

    sizes = {one: len(gzip.compress(_file(one).read_bytes())) for one in _loaded(client, address)}

    assert "/static/css/site.css" in sizes
    assert sum(sizes.values()) <= LIMIT, sizes


@pytest.mark.django_db
@pytest.mark.parametrize("address", FIRST_VISITS)
def test_no_script_brings_another_that_was_not_counted(client: Client, address: str) -> None:
    make_release("1.0", ("data",))
    scripts = [_file(one) for one in _loaded(client, address) if one.endswith(".js")]

    assert [path.name for path in scripts if IMPORT.search(path.read_text())] == []


def test_styles_travel_compressed(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = str(tmp_path)
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = False
    call_command("collectstatic", verbosity=0, interactive=False)

    served = Client().get("/static/css/site.css", headers={"Accept-Encoding": "gzip"})
    content = b"".join(served)

    assert served["Content-Encoding"] == "gzip"
    assert gzip.decompress(content) == _file("/static/css/site.css").read_bytes()
