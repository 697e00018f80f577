"""Requests whose sender is known, and who may pass."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from community.models import Member

Rest = ParamSpec("Rest")


class SignedInRequest(HttpRequest):
    """A request behind a login: its user is a member."""

    user: Member


View = Callable[Concatenate[SignedInRequest, Rest], HttpResponse]


def only_if(may: Callable[[Member], bool]) -> Callable[[View[Rest]], View[Rest]]:
    """Let in whom `may` says, as in `@only_if(can_see_people)`; the admin turns others away."""

    def guard(view: View[Rest]) -> View[Rest]:
        @wraps(view)
        def guarded(
            request: SignedInRequest, /, *args: Rest.args, **kwargs: Rest.kwargs
        ) -> HttpResponse:
            if not may(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guard
