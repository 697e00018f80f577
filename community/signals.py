"""What the community tells the apps above it. Sent inside the transaction that does it."""

from django.dispatch import Signal

# Each is sent with `member`, `by` and `at`. Listeners stop or start counting the member's votes.
member_banned = Signal()
ban_lifted = Signal()
