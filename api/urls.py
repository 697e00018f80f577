"""Addresses of the API, and of a member's tokens for it.

Without a name in front of theirs: the framework looks for its own addresses at the top.
"""

from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from api.v1 import site
from api.views import tokens

urlpatterns = [
    path("accounts/tokens/", tokens.list_tokens, name="api_tokens"),
    path("accounts/tokens/<uuid:uid>/revoke/", tokens.revoke, name="api_revoke_token"),
    path("api/v1/", require_safe(site.index), name="api_index"),
    path("api/v1/", site.api.urls),
    path("api/<path:rest>", csrf_exempt(site.nowhere), name="api_nowhere"),
]
