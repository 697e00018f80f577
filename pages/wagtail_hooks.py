"""What the admin gets from the site as a whole: for operators, whether it is well."""

from typing import Any

from community.models import Member
from community.models.members import Role
from community.views.dashboard import SayingPanel, tell
from pages.views.health import states_of_dependencies


def _runs_the_site(member: Any) -> bool:
    return isinstance(member, Member) and member.has_role(Role.OPERATOR)


def _state_in_words() -> str:
    """Which of the things that the site leans on do not answer."""
    down = [name for name, state in states_of_dependencies().items() if state != "ok"]
    if not down:
        return "Database, cache and search answer."
    return f"No answer from: {', '.join(down)}. The log says why."


tell(
    lambda _: SayingPanel("The site", "pages:ready", _state_in_words),
    may=_runs_the_site,
    order=400,
)
