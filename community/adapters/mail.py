"""Letters: one text file each, in templates/emails/, sent when what they tell of is committed."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template import Context, Engine

logger = logging.getLogger(__name__)

NOWHERE = ".invalid"  # no address ends so, by RFC 2606: those of the demonstration and the site do


@dataclass(frozen=True)
class Letter:
    """A subject of one line and a plain text."""

    subject: str
    text: str


def write_letter(template: str, about: Mapping[str, Any]) -> Letter:
    """Write `templates/emails/<template>.txt`, whose first line is the subject.

    `about` is what the template names; the site's name and address are always there.
    Nothing is escaped: it is plain text.
    """
    known = {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL, **about}
    source = Engine.get_default().get_template(f"emails/{template}.txt")
    subject, _, text = source.render(Context(known, autoescape=False)).partition("\n")
    return Letter(subject=subject.strip(), text=text.strip() + "\n")


def send_mail(template: str, *, to: str, about: Mapping[str, Any] | None = None) -> None:
    """Send one letter to one address once the transaction in progress is committed.

    A mail server that does not answer costs a line in the log, never the work which was done.
    To an address that cannot exist nothing is sent.
    """
    if to.endswith(NOWHERE):
        return
    letter = write_letter(template, about or {})
    message = EmailMessage(letter.subject, letter.text, settings.DEFAULT_FROM_EMAIL, [to])
    transaction.on_commit(lambda: _hand_over(message))


def send_now(template: str, *, to: str, about: Mapping[str, Any], message_id: str = "") -> bool:
    """Send one letter at once, and say whether the mail server took it.

    With `message_id`, a letter that is sent again is known as the same one. What is written to an
    address that cannot exist counts as taken.
    """
    if to.endswith(NOWHERE):
        return True
    letter = write_letter(template, about)
    headers = {"Message-ID": message_id} if message_id else {}
    message = EmailMessage(
        letter.subject, letter.text, settings.DEFAULT_FROM_EMAIL, [to], headers=headers
    )
    return _hand_over(message)


def _hand_over(message: EmailMessage) -> bool:
    try:
        message.send()
    except (SMTPException, OSError) as error:
        # The address is a person's: the log says which letter, not to whom.
        logger.error("Mail not sent: “%s” (%s). Check EMAIL_URL.", message.subject, error)
        return False
    return True
