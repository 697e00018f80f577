"""The commands: what they print, what they refuse, and that a refusal stores nothing."""

import json
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from model_releases.models import Model, Release
from tests.factories.model_releases import FOREIGN, as_file, make_release, plain_release

pytestmark = pytest.mark.django_db
ELIXIR = Path(__file__).parent.parent / "fixtures" / "elixir_rdm"


def _run(*arguments: Any, **options: Any) -> str:
    out = StringIO()
    call_command(*map(str, arguments), stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def _refusal(*arguments: Any) -> str:
    with pytest.raises(CommandError) as refusal:
        _run(*arguments)
    assert refusal.value.returncode == 1
    return str(refusal.value)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "release.json"
    path.write_bytes(as_file(plain_release()))
    return path


def test_without_publish_a_file_is_only_checked(file: Path) -> None:
    said = _run("import_release", file)

    assert said.splitlines()[0] == (
        "A model of ours 1.0 is sound. Nothing was stored: add --publish."
    )
    assert not Model.objects.exists()


def test_with_publish_it_is_stored_and_its_address_told(file: Path) -> None:
    said = _run("import_release", file, "--publish", "--own")

    assert said.splitlines()[0] == "Imported A model of ours 1.0: /model/1.0/"
    assert Release.objects.of_own_model().get().number == "1.0"


def test_again_there_is_nothing_to_do(file: Path) -> None:
    _run("import_release", file, "--publish")

    said = _run("import_release", file, "--publish")

    assert (
        said.splitlines()[0] == "A model of ours 1.0 is here already with this text: nothing to do."
    )


BAD_FILES = {
    "not json": b"name: x",
    "unknown key": as_file({**plain_release(), "colour": "red"}),
    "level twice": as_file(plain_release(levels=[1, 1])),
    "10 MB in a cell": as_file(plain_release(texts={("data", 1): "x" * 10_000_000})),
    "raw NUL": as_file(plain_release()).replace(b"Those", b"Th\0se"),
    "escaped NUL": as_file(plain_release(texts={("data", 1): "a\0b"})),
    "lone surrogate": as_file(plain_release()).replace(b"Those", b"Th\\ud800se"),
    "key twice": as_file(plain_release()).replace(b'{"name"', b'{"name": "x", "name"', 1),
    "utf-16": as_file(plain_release()).decode().encode("utf-16"),
    "wrong type": as_file({**plain_release(), "groups": "none"}),
    "empty": b"",
    "half a file": as_file(plain_release())[:-20],
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_ends_in_a_sentence_and_stores_nothing(name: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(BAD_FILES[name])

    said = _refusal("import_release", path, "--publish")

    assert said.startswith(f"{path} is refused, for ")
    assert "Nothing was stored." in said
    assert not Model.objects.exists()


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "excel.json"
    path.write_bytes(b"\xef\xbb\xbf" + as_file(plain_release()))

    assert "Imported" in _run("import_release", path, "--publish")


def test_every_fault_stands_on_a_line(file: Path) -> None:
    file.write_bytes(as_file({**plain_release(levels=[1, 1]), "colour": "red"}))

    assert _refusal("import_release", file).splitlines() == [
        f"{file} is refused, for 2 reasons. Nothing was stored.",
        "  colour: is not known here. "
        "Known: name, version, licence, attribution, source_url, groups.",
        "  groups[0].dimensions[0].levels[1].number: level 1 stands also at "
        "groups[0].dimensions[0].levels[0]. A dimension has a level once.",
    ]


def test_files_that_are_not_there_are_named(tmp_path: Path) -> None:
    missing = tmp_path / "missing.json"

    assert _refusal("import_release", missing) == (
        f"{missing} cannot be read (No such file or directory)."
    )
    assert _refusal("import_release", tmp_path) == f"{tmp_path} is a folder. Name the file in it."


def test_a_number_with_other_text_is_refused(tmp_path: Path) -> None:
    _run("import_release", ELIXIR / "release-1.0.0-first-publication.json", "--publish")

    said = _refusal("import_release", ELIXIR / "release-1.0.0.json", "--publish")

    assert "is here already, with other text" in said
    assert Release.objects.count() == 1


def test_an_export_is_what_verify_accepts_byte_for_byte(tmp_path: Path) -> None:
    make_release("1.0", own=False)
    path = tmp_path / "out.json"

    _run("export_release", "1.0", "-o", path)

    assert _run("verify_release", path).splitlines()[0] == (
        f"{FOREIGN} 1.0 is whole and unchanged."
    )
    assert _run("export_release", "1.0") == path.read_text()


def test_an_export_to_a_terminal_is_the_same_bytes() -> None:
    release = make_release("1.0", texts={("data", 1): "Café – “known”"})
    raw = BytesIO()
    terminal = TextIOWrapper(raw, encoding="ascii")

    call_command("export_release", release.number, stdout=terminal)

    assert json.loads(raw.getvalue())["content_sha256"] == release.content_sha256


def test_one_changed_byte_is_refused(tmp_path: Path) -> None:
    make_release("1.0")
    path = tmp_path / "out.json"
    _run("export_release", "1.0", "-o", path)
    path.write_bytes(path.read_bytes().replace(b"Data as it is", b"Dada as it is", 1))

    said = _refusal("verify_release", path)

    assert "content_sha256: does not match" in said


def test_a_release_is_verified_by_its_number_too() -> None:
    release = make_release("1.0")

    assert _run("verify_release", "1.0").splitlines() == [
        "A model of ours 1.0 is whole and unchanged.",
        f"Content SHA-256: {release.content_sha256}",
        "Follows SHA-256: none",
        "Signed by key: nobody",
    ]


def test_the_key_that_signed_is_told_and_insisted_on(
    file: Path, tmp_path: Path, settings: Settings
) -> None:
    settings.RELEASE_SIGNING_KEY = "11" * 32
    _run("import_release", file, "--publish", "--own")
    signed = tmp_path / "signed.json"
    _run("export_release", "1.0", "-o", signed)

    key = _run("verify_release", signed).splitlines()[3].removeprefix("Signed by key: ")

    assert "whole and unchanged" in _run("verify_release", signed, "--key", key)
    assert f"is by another key, {key}" in _refusal("verify_release", signed, "--key", "ab" * 32)


def test_a_half_made_signing_key_is_a_sentence(file: Path, settings: Settings) -> None:
    settings.RELEASE_SIGNING_KEY = "secret"

    assert _refusal("import_release", file, "--publish").startswith("RELEASE_SIGNING_KEY is no key")


def test_formats_still_to_come_are_refused() -> None:
    make_release("1.0")

    assert _refusal("export_release", "1.0", "--format", "pdf") == (
        "There is no format pdf yet. Write --format json."
    )


def test_an_export_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    make_release("1.0")

    said = _refusal("export_release", "1.0", "-o", tmp_path / "no" / "out.json")

    assert said.endswith("cannot be written (No such file or directory). Nothing was changed.")


def test_a_number_means_the_own_model_or_the_only_one_which_has_it() -> None:
    make_release("1.0", own=False)
    make_release("1.0", own=True)
    make_release("2.0", own=False)

    assert "A model of ours 1.0" in _run("verify_release", "1.0")
    assert "A model of others 2.0" in _run("verify_release", "2.0")
    assert "A model of others 1.0" in _run("verify_release", "1.0", "--model", "a-model-of-others")


def test_a_number_that_several_other_models_have_is_asked_back(file: Path) -> None:
    for name in ("First", "Second"):
        file.write_bytes(as_file(plain_release(name=name)))
        _run("import_release", file, "--publish")

    assert _refusal("export_release", "1.0") == (
        "Several models have that number. Say which: --model first, second."
    )


def test_unknown_numbers_and_models_are_answered_with_what_there_is() -> None:
    make_release("1.0")

    assert _refusal("export_release", "7") == (
        "No model has release 7. There are: a-model-of-ours 1.0."
    )
    assert _refusal("export_release", "1.0", "--model", "x") == (
        "There is no model x. There are: a-model-of-ours."
    )


@pytest.mark.parametrize("path", sorted(ELIXIR.glob("diff-*.json")), ids=lambda path: path.stem)
def test_files_are_compared_as_worked_out_by_hand(path: Path) -> None:
    old, new = (
        ELIXIR / f"release-{name}.json" for name in path.stem.removeprefix("diff-").split("--")
    )

    said = json.loads(_run("compare_releases", old, new, "--json"))

    assert said["release"] == json.loads(path.read_text())["release"]


def test_numbers_are_compared_as_files_are() -> None:
    for number in ("0.1.5", "1.0.0", "1.1.0", "1.2.0", "1.2.1"):
        _run("import_release", ELIXIR / f"release-{number}.json", "--publish")

    for path in sorted(ELIXIR.glob("diff-[!1]*.json")) + sorted(ELIXIR.glob("diff-1.[12]*.json")):
        old, new = path.stem.removeprefix("diff-").split("--")
        said = json.loads(_run("compare_releases", old, new, "--json"))
        assert said["release"] == json.loads(path.read_text())["release"]


def test_a_comparison_for_people_begins_with_a_sentence() -> None:
    make_release("1.0")
    make_release("1.1", texts={("data", 2): "Other words."})

    assert _run("compare_releases", "1.0", "1.1").splitlines() == [
        "From 1.0 to 1.1: Passages: 1 reworded.",
        "Dimensions were matched by code and, left over, by name: they have no uids.",
        "Data (data): changed",
        "  level 2: reworded",
    ]


def test_a_number_and_a_file_are_compared(file: Path) -> None:
    make_release("0.9")

    assert "No change to the wording." in _run("compare_releases", "0.9", file)


def test_comparing_what_is_not_there_is_a_sentence() -> None:
    make_release("1.0")

    assert _refusal("compare_releases", "1.0", "9.9") == (
        "No model has release 1.0 and 9.9. There are: a-model-of-ours 1.0. Or name files."
    )
