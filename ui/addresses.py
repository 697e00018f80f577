"""Query strings for chips, sorting and pages: what is there, with one thing changed."""

from django.http import QueryDict

PAGE = "page"


def query_with(query: QueryDict, name: str, value: object) -> str:
    """`query` with `name` set to `value` alone, as "?…"; back on page 1 unless it is the page."""
    changed = query.copy()
    changed.pop(PAGE, None)
    changed[name] = str(value)
    return _address(changed)


def query_and(query: QueryDict, name: str, value: object) -> str:
    """`query` with one more `value` of `name`, as "?…"; other values of it stay."""
    changed = query.copy()
    changed.pop(PAGE, None)
    changed.appendlist(name, str(value))
    return _address(changed)


def query_without(query: QueryDict, name: str, value: object) -> str:
    """`query` without one `value` of `name`, as "?…"; other values of it stay."""
    changed = query.copy()
    changed.pop(PAGE, None)
    changed.setlist(name, [each for each in query.getlist(name) if each != str(value)])
    return _address(changed)


def query_of_all_pages(query: QueryDict) -> str:
    """`query` without its page, as "?…"; empty when nothing else is asked."""
    whole = query.copy()
    whole.pop(PAGE, None)
    return _address(whole) if whole else ""


def _address(query: QueryDict) -> str:
    # "?" alone, not "": an empty address would keep the old query.
    return f"?{query.urlencode()}"
