"""Importing a release: whole or not at all, once, in order, and never over another."""

import pytest

from model_releases.models import Release
from tests.factories.model_releases import make_release


@pytest.mark.django_db
def test_smoke():
    make_release()
    r = make_release("1.1", ("data", "people"))
    assert r.is_sealed
    from model_releases.operations import verify_release

    verify_release(Release.objects.get(pk=r.pk))
