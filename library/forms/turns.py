"""Turns of phrase that ask for a filter: "cheaply", "quick wins", "that somebody has tried"."""

import re
from collections.abc import Mapping

Cues = Mapping[str, Mapping[re.Pattern[str], tuple[str, ...]]]
"""Facet -> how people ask for it, in plain lower case -> the values they mean."""

_COUNCIL = r"(?:councils?|authority|authorities)"
_SOMEBODY = (
    r"(?:somebody|someone|anybody|anyone|others|(?:somebody|someone|anyone|anybody) else"
    rf"|(?:a|any|some|other|another) {_COUNCIL})"
)
_THINGS = r"(?:ways?|actions?|ideas?|things?|steps?|wins?|options?|fix(?:es)?)"


def _cues(facets: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Cues:
    return {
        facet: {re.compile(rf"\b(?:{words})\b"): values for words, values in asked.items()}
        for facet, asked in facets.items()
    }


# These mean nothing else, whatever stands around them.
PLAIN_CUES: Cues = _cues(
    {
        "cost": {
            rf"for nothing|free {_THINGS}|(?:with |for )?no (?:new )?money"
            r"|(?:with |on |for )?no budget|without (?:any |new )?money|at no cost": ("none",),
            rf"cheaply|inexpensively|at (?:a )?low cost|cheap {_THINGS}|^cheap$": (
                "none",
                "under-5k",
            ),
        },
        "effort": {
            rf"quick {_THINGS}|within days": ("days", "weeks"),
            rf"easy {_THINGS}|in (?:a )?few (?:days|weeks)": ("days", "weeks"),
        },
        "evidence": {
            rf"(?:that |which |what )?{_SOMEBODY} (?:has|have) (?:already )?"
            rf"(?:tried|done|used)(?: (?:out|it|this|that))?"
            rf"|(?:already )?(?:tried|used|done) by (?:{_SOMEBODY}|{_COUNCIL})"
            r"|tried and tested|already tried": ("proven", "tried"),
            r"(?:has|have) been proven|proven (?:to work|elsewhere|by (?:other )?councils)"
            rf"|proven {_THINGS}|^proven$": ("proven",),
        },
        "council_kind": {
            rf"(?:(?:for|as|like|suits?|a|an|our|small|most) )+{words} {_COUNCIL}": (kind,)
            for kind, words in {
                "district": "(?:shire )?districts?",
                "county": "county",
                "unitary": "unitary",
                "metropolitan": "(?:metropolitan|met)(?: borough| district)?",
                "london-borough": "london(?: borough)?",
                "parish-or-town": "(?:parish|town|parish or town|parish and town)",
            }.items()
        }
        | {"(?:for |as |in )(?:a |our )?london boroughs?": ("london-borough",)},
        "benefit": {
            r"(?:to |that |which )?(?:increases?|improves?|gains? in|for) efficiency"
            r"|(?:to |that )?(?:makes? us|be|become) more efficient": ("efficiency",),
            r"(?:to |that |which )?(?:reduces?|lowers?|cuts?) risks?|risk reduction": ("risk",),
            r"(?:to |that |which )?(?:increases?|improves?|for) agility": ("agility",),
            r"for (?:more |better )?prevention": ("prevention",),
        },
    }
)
# These also stand in titles ("free school meals"): read beside a step, or where two words or more
# leave nothing else.
ALONE: Cues = _cues(
    {
        "cost": {"free": ("none",), "cheap(?:er|est)?|inexpensive": ("none", "under-5k")},
        "effort": {"quick(?:ly|er|est)?|easy|easily": ("days", "weeks")},
        "evidence": {"proven": ("proven",), "tried(?: out)?": ("proven", "tried")},
    }
)
