"""The API's page for people says all that its description for programs does."""

import pytest
from django.test import Client

from api.v1.describing import PLACES, subjects, what_it_is

pytestmark = pytest.mark.django_db


def test_every_operation_and_every_part_of_a_request_stands_on_the_page(client: Client) -> None:
    said = client.get("/api/v1/openapi.json").json()
    shown = {
        (each.address, each.method.lower()): each
        for operations in client.get("/api/v1/docs").context["subjects"].values()
        for each in operations
    }

    in_description = {
        (address, method): {(one["name"], PLACES[one["in"]]) for one in operation["parameters"]}
        for address, methods in said["paths"].items()
        for method, operation in methods.items()
    }

    assert {
        key: {(name, where) for name, where, _ in each.rows if where in PLACES.values()}
        for key, each in shown.items()
    } == in_description


def test_no_two_operations_have_one_place_on_the_page(client: Client) -> None:
    found = client.get("/api/v1/docs").context["subjects"]
    anchors = [each.anchor for operations in found.values() for each in operations]

    assert (len(anchors) > 10, sorted(set(anchors))) == (True, sorted(anchors))


def test_each_parameter_has_a_meaning(client: Client) -> None:
    said = client.get("/api/v1/openapi.json").json()

    silent = [
        (address, one["name"])
        for address, methods in said["paths"].items()
        for operation in methods.values()
        for one in operation["parameters"]
        if not one["schema"].get("description")
    ]

    assert silent == []


@pytest.mark.parametrize(
    ("schema", "is_required", "words"),
    [
        ({"type": "string"}, False, "Text."),
        (
            {"type": "string", "description": "A name.", "minLength": 1, "maxLength": 1200},
            True,
            "A name. Text, 1 to 1,200 characters. Needed.",
        ),
        ({"type": "integer", "minimum": 1, "maximum": 9}, False, "A whole number, 1 to 9."),
        ({"enum": ["", "days", "weeks"]}, False, "One of days, weeks."),
        (
            {"type": "array", "items": {"enum": ["a", "b"]}, "maxItems": 6},
            False,
            "A list; each entry is one of a, b, 0 to 6 entries.",
        ),
        (
            {"type": "array", "items": {"type": "object", "properties": {"url": 1, "title": 2}}},
            False,
            "A list; each entry is an object with url, title.",
        ),
    ],
)
def test_a_value_is_told_in_words(schema: dict[str, object], is_required: bool, words: str) -> None:
    assert what_it_is(schema, is_required) == words


def test_fields_of_a_body_are_told_wherever_they_are_described() -> None:
    schema = {"type": "string", "description": "What it is."}
    body = {"schema": {"$ref": "#/components/schemas/New"}}
    operation = {
        "description": "Send one.",
        "parameters": [],
        "requestBody": {"content": {"application/json": body}},
        "security": [{}],
        "tags": ["Things"],
    }

    found = subjects(
        {
            "paths": {"/api/v1/things/{name}": {"post": operation}},
            "components": {
                "schemas": {"New": {"properties": {"text": schema}, "required": ["text"]}}
            },
        }
    )

    (thing,) = found["Things"]
    assert (thing.anchor, thing.needs_token, thing.rows) == (
        "post-things-name",
        True,
        (("text", "JSON body", "What it is. Text. Needed."),),
    )
