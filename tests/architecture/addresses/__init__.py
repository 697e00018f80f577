"""The address walk: every address of the site, as each of ten roles meets it."""
