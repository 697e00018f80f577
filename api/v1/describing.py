"""The API's page for people, made of its own OpenAPI description, so that nothing is said twice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase

Description = Mapping[str, Any]  # a part of an OpenAPI document
COLUMNS = ("Name", "Where", "What it is")
PLACES = {"path": "In the address", "query": "After the ?", "header": "Header"}
BODY = "JSON body"


@dataclass(frozen=True)
class Operation:
    """What a program may ask at one address by one method."""

    method: str
    address: str
    what: str
    needs_token: bool
    rows: tuple[tuple[str, str, str], ...]  # as COLUMNS say, one for each part of a request

    @property
    def anchor(self) -> str:
        """What leads to it on the page."""
        return "-".join([self.method.lower(), *self.address.translate(_NO_BRACES).split("/")[3:]])


_NO_BRACES = str.maketrans("", "", "{}")


class OwnPage(DocsBase):
    """The description in the site's own design: it needs no JavaScript."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **_: Any) -> HttpResponse:
        """Every operation, those on one subject together."""
        said = api.get_openapi_schema()
        context = {"api": api, "subjects": subjects(said), "columns": COLUMNS}
        return render(request, "api/describe.html", context)


def subjects(said: Description) -> dict[str, list[Operation]]:
    """Subject -> its operations, both in the order of the description."""
    found: dict[str, list[Operation]] = {}
    for address, methods in said["paths"].items():
        for method, operation in methods.items():
            rows = (*_parameters(operation), *_fields(operation, said))
            described = Operation(
                method.upper(), address, operation["description"], "security" in operation, rows
            )
            found.setdefault(operation["tags"][0], []).append(described)
    return found


def _parameters(operation: Description) -> Iterator[tuple[str, str, str]]:
    for one in operation["parameters"]:
        yield one["name"], PLACES[one["in"]], what_it_is(one["schema"], one["required"])


def _fields(operation: Description, said: Description) -> Iterator[tuple[str, str, str]]:
    """The fields of the body, if one is sent."""
    for content in operation.get("requestBody", {}).get("content", {}).values():
        body = _followed(content["schema"], said)
        for name, field in body["properties"].items():
            yield name, BODY, what_it_is(_with_items(field, said), name in body["required"])


def _followed(schema: Description, said: Description) -> Description:
    """What a reference leads to; anything else as it is."""
    name = schema.get("$ref", "").rpartition("/")[2]
    return said["components"]["schemas"][name] if name else schema


def _with_items(schema: Description, said: Description) -> Description:
    return {**schema, "items": _followed(schema["items"], said)} if "items" in schema else schema


def what_it_is(schema: Description, is_required: bool) -> str:
    """Sentences on a value: its meaning, its kind, its limits."""
    kind = _kind(schema)
    sentences = [
        schema.get("description", ""),
        f"{kind[0].upper()}{kind[1:]}{_limits(schema)}.",
        "Needed." if is_required else "",
    ]
    return " ".join(filter(None, sentences))


def _kind(schema: Description) -> str:
    if "enum" in schema:
        return f"one of {', '.join(filter(None, schema['enum']))}"
    match schema.get("type"):
        case "array":
            return f"a list; each entry is {_kind(schema['items'])}"
        case "object":
            return f"an object with {', '.join(schema['properties'])}"
        case "integer":
            return "a whole number"
        case _:
            return "text"


def _limits(schema: Description) -> str:
    """How much at least and at most, in characters, entries or as a number."""
    for unit, least, most in (
        (" characters", "minLength", "maxLength"),
        (" entries", "minItems", "maxItems"),
        ("", "minimum", "maximum"),
    ):
        if most in schema:
            return f", {schema.get(least, 0):,} to {schema[most]:,}{unit}"
    return ""
