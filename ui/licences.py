"""Where a licence is read, from its short name."""

import re

CC = re.compile(r"CC[ -]?(BY(?:-[A-Z]{2})*|0)[ -](\d\.\d)", re.IGNORECASE)


def licence_address(licence: str) -> str:
    """Where a Creative Commons licence is read; empty for any other."""
    found = CC.search(licence)
    if found is None:
        return ""
    name, version = found[1].lower(), found[2]
    if name == "0":
        return f"https://creativecommons.org/publicdomain/zero/{version}/"
    return f"https://creativecommons.org/licenses/{name}/{version}/"
