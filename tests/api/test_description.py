"""The API keeps what its description says, whatever is sent: tried by a program that reads it."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as trying
from hypothesis.errors import Unsatisfiable
from pytest_django import Settings

from api.v1.site import api
from config.wsgi import application
from model_releases.models import Dimension
from search.building import rebuild, unwatched
from search.registry import engine
from tests.factories.api import ApiTokenFactory
from tests.factories.feedback import make_proposal
from tests.factories.library import ActionFactory
from tests.factories.model_releases import make_release

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore"),  # the tool's own
]
WHATEVER_IS_SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """Requests end, and the transaction of the test does not."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def headers(settings: Settings) -> dict[str, str]:
    """A small world, and a token that may do everything as often as it likes."""
    settings.API_LIMITS = dict.fromkeys(settings.API_LIMITS, (10**6, 60))
    data: Dimension = make_release(dimensions=["data"]).dimensions.get().dimension
    ActionFactory(listed=True, slug="0", transitions=[(data, 1, 2)], tags=["paper"])
    make_proposal()
    rebuild(engine(), progress=unwatched)
    return {"Authorization": f"Bearer {ApiTokenFactory().name}", "Host": "localhost"}


def _keeps_its_word(headers: dict[str, str], *, examples: int) -> None:
    schema = schemathesis.openapi.from_dict(api.get_openapi_schema())
    schema.app = application
    modes = (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE)
    for found in schema.get_all_operations():
        for mode in modes:
            _try_operation(found.ok(), mode, headers, examples=examples)


def _left_out(operation: Any) -> list[Any]:
    """Checks that do not hold of an operation, with the reason."""
    checks = schemathesis.specs.openapi.checks
    # That a step goes up, between levels of a dimension which there is, no schema can say.
    return [checks.positive_data_acceptance] if operation.label == "POST /api/v1/actions" else []


def _try_operation(operation: Any, mode: Any, headers: dict[str, str], *, examples: int) -> None:
    @trying(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=WHATEVER_IS_SLOW,
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        case.call_and_validate(headers=headers, excluded_checks=_left_out(operation))

    with suppress(Unsatisfiable):  # where nothing can be sent, nothing can be sent wrongly
        ask()


def test_a_few_requests_of_every_kind_are_answered_as_described(headers: dict[str, str]) -> None:
    _keeps_its_word(headers, examples=2)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_many_requests_of_every_kind_are_answered_as_described(headers: dict[str, str]) -> None:
    _keeps_its_word(headers, examples=150)
