"""What reaches outside: mail, and the library that signs people in."""

from community.adapters.signing_in import AccountAdapter

__all__ = ["AccountAdapter"]
