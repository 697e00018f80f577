"""Days on which reviews are due, as iCalendar (RFC 5545)."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from icalendar import Calendar, Event

from community.models import Member
from library.models import Action

PRODUCT = "-//council maturity platform//reviews//EN"
MEDIA_TYPE = "text/calendar; charset=utf-8"


def reviews_of(member: Member) -> bytes:
    """What a member keeps up to date, each on the day when it is due. One query.

    The same bytes until something changes. An action without a day is left out.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Reviews due, {settings.SITE_NAME}")
    kept = Action.objects.listed().kept_by(member).soonest_due_first().for_reviews()
    for action in kept.filter(current_edition__next_review_due_on__isnull=False):
        calendar.add_component(_event(action))
    return bytes(calendar.to_ical())


def _event(action: Action) -> Event:
    """A whole day, which does not make anybody busy."""
    edition, host = action.current_edition, urlsplit(settings.SITE_URL).hostname
    event = Event()
    if edition is None or edition.next_review_due_on is None:  # the question above asks for both
        raise ValueError(action)
    event.add("uid", f"review-{action.uid}@{host}")
    event.add("dtstamp", edition.frozen_at or edition.written_at)
    event.add("dtstart", edition.next_review_due_on)
    event.add("dtend", edition.next_review_due_on + timedelta(days=1))
    event.add("summary", f"Review due: {edition.title}")
    event.add("url", f"{settings.SITE_URL}{reverse('library:action', args=[action.slug])}")
    event.add("transp", "TRANSPARENT")
    return event
