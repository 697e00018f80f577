"""Which number the next release of a model may have."""

from model_releases.canonical.parts import dotted, is_number
from model_releases.models import Model, Release


def last_release(model: Model) -> Release | None:
    """The parent of whatever is frozen next."""
    return model.releases.newest_first().first()


def number_refusal(model: Model, number: str) -> str:
    """Why a release of `model` cannot be numbered so, in a sentence; empty when it can."""
    if not is_number(number):
        return (
            f"“{number}” cannot number a release. Begin with a letter or digit, use letters, "
            "digits, points and hyphens only, and none of: next, compare, downloads, guide."
        )
    if model.releases.filter(number=number).exists():
        return f"{model} has a release {number} already. Choose a number that is free."
    last = last_release(model)
    now, before = dotted(number), dotted(last.number) if last else ()
    if last and now and before and now <= before:
        return f"{number} is not higher than {last.number}, the last release. Choose a higher one."
    return ""
