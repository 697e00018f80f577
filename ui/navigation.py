"""Where the header and footer lead: one line for each address that exists."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """A place of the site and the words that lead there."""

    text: str
    url: str


# Still to come, one line when its address exists: Check.
MAIN = (
    Link("Model", "/model/"),
    Link("Actions", "/actions/"),
    Link("Proposals", "/proposals/"),
    Link("Councils", "/councils/"),
)
# Beside them where there is room; on a telephone the footer has them.
MORE = (
    Link("How it works", "/how-it-works/"),
    Link("What’s new", "/whats-new/"),
)
FOOTER: tuple[tuple[str, tuple[Link, ...]], ...] = (
    (
        "The model",
        (
            Link("Current release", "/model/"),
            Link("The next release", "/model/next/"),
            Link("Other models", "/models/"),
        ),
    ),
    (
        "Take part",
        (
            Link("Find actions", "/actions/"),
            Link("Propose an action", "/actions/propose/"),
            Link("Propose a change to the model", "/proposals/new/"),
            Link("Join the community", "/join/"),
        ),
    ),
    (
        "About this site",
        (
            *MORE,
            Link("Accessibility", "/accessibility/"),
            Link("Privacy", "/privacy/"),
            Link("Cookies", "/cookies/"),
            Link("Licence", "/licence/"),
        ),
    ),
)
HOME = "/"
SEARCH = "/actions/"
SUGGESTIONS = "/actions/suggest/"
SIGN_IN = "/accounts/login/"
ACCOUNT = "/accounts/me/"
NOTICES = "/accounts/notices/"
PROPOSE_A_CHANGE = "/proposals/new/"
# A council's slug, then an action's
PLAN_AN_ACTION = "/councils/{}/plans/add/{}/"
