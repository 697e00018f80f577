"""Small components that appear again and again: rendered once, then remembered."""

from collections.abc import Hashable
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

REMEMBERED = 4_096


def piece(component: str, /, **needs: Hashable) -> SafeString:
    """A component as HTML. It must depend on nothing but `needs`, which are plain values.

    A list of results shows the same few levels and signs many times over; looking one up costs a
    hundredth of rendering it.
    """
    return _rendered(component, tuple(needs.items()))


def forget_pieces() -> None:
    """Render each anew the next time: for tests that look which components a page uses."""
    _rendered.cache_clear()


@lru_cache(maxsize=REMEMBERED)
def _rendered(component: str, needs: tuple[tuple[str, Hashable], ...]) -> SafeString:
    return render_to_string(f"components/{component}.html", dict(needs))
