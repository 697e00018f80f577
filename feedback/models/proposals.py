"""A proposal: a change somebody asks for, aimed at one passage, dimension or release."""

import hashlib
import uuid
from typing import Self

from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, When
from django.urls import reverse

from community.models import Member, Reader, VisibleQuerySet
from feedback.states import ACCEPTED, OPEN, WITH_DECISION, Kind, Outcome, State
from model_releases.models import Dimension, Release, ReleaseDimension, ReleasePassage

# Plain text, as a migration writes it
WITH_DECISION_VALUES = [state.value for state in WITH_DECISION]
LONGEST_NUMBER = 9  # digits: a longer one is no number of ours, and more than a column holds


def sha256_of(quote: str) -> str:
    """The hash kept with a quote: of its exact bytes in UTF-8."""
    return hashlib.sha256(quote.encode()).hexdigest()


class ProposalQuerySet(VisibleQuerySet["Proposal"]):
    """Questions one asks of the queue. Each is a phrase; phrases chain."""

    def public(self) -> Self:
        """What was received: everybody may read it, whatever became of it."""
        return self.filter(number__isnull=False)

    def visible_to(self, reader: Reader) -> Self:
        """Public ones, and one's own drafts."""
        if not isinstance(reader, Member):
            return self.public()
        return self.filter(Q(number__isnull=False) | Q(author=reader))

    def of(self, member: Member) -> Self:
        """What one member wrote, drafts too."""
        return self.filter(author=member)

    def named_like(self, words: str) -> Self:
        """With that number, or with `words` in their title or the passage they quote."""
        is_meant = Q(title__icontains=words) | Q(quote__icontains=words)
        if words.isdecimal() and len(words) <= LONGEST_NUMBER:
            is_meant |= Q(number=int(words))
        return self.filter(is_meant)

    def being_decided(self) -> Self:
        """Received and on their way to a decision."""
        return self.filter(state__in=OPEN)

    def nearest_to_a_decision(self) -> Self:
        """Last calls by their end, then the furthest along; of these the most supported first."""
        far = [When(state=state, then=place) for place, state in enumerate(OPEN)]
        progress = Case(*far, default=0).desc()
        ends = F("last_call_ends_at").asc(nulls_last=True)
        return self.order_by(ends, progress, "-tally__people", "-tally__councils", "-number")

    def nearly_decided(self) -> Self:
        """With a decision on the table which is not taken yet."""
        return self.filter(state__in=(State.PROPOSED, State.LAST_CALL))

    def accepted_and_waiting(self) -> Self:
        """Accepted, and in no release yet."""
        return self.filter(state=State.DECIDED, decision__outcome__in=ACCEPTED)

    def put_off(self) -> Self:
        """Decided not for the next release but for a later one."""
        return self.filter(state=State.DECIDED, decision__outcome=Outcome.DEFERRED)

    def on_the_same_element(self, proposal: "Proposal") -> Self:
        """Public ones aimed at the same passage, dimension or whole, of any release; not itself."""
        rows = self.public().exclude(pk=proposal.pk).filter(element=proposal.element)
        if proposal.element == Proposal.Element.RELEASE:
            return rows.filter(release__model=proposal.release.model_id)
        return rows.filter(dimension=proposal.dimension_id, passage_uid=proposal.passage_uid)

    def with_place(self) -> Self:
        """Adds `dimension_name`, `dimension_code`, `level_number`, `facet`: of its own release."""
        wording = ReleaseDimension.objects.filter(
            release=OuterRef("release"), dimension=OuterRef("dimension")
        )
        passage = ReleasePassage.objects.filter(
            release=OuterRef("release"), uid=OuterRef("passage_uid")
        )
        return self.annotate(
            dimension_name=Subquery(wording.values("name")[:1]),
            dimension_code=Subquery(wording.values("code")[:1]),
            level_number=Subquery(passage.values("level__number")[:1]),
            facet=Subquery(passage.values("facet")[:1]),
        )

    def for_lists(self) -> Self:
        """With all that a row shows: place, release, author, support, outcome. No query more."""
        related = ("release__model", "author", "tally", "decision__duplicate_of")
        return self.with_place().select_related(*related).defer("release__content")

    def newest_first(self) -> Self:
        """By number, the last received first; drafts by the moment they were begun."""
        return self.order_by(F("number").desc(nulls_first=True), "-created_at", "-pk")

    def oldest_first(self) -> Self:
        """By number, the first received first."""
        return self.order_by("number", "pk")

    def most_supported_first(self) -> Self:
        """By people, then by distinct councils, then the oldest."""
        return self.order_by("-tally__people", "-tally__councils", "number", "pk")


class Proposal(models.Model):
    """A change asked for. What was received stays as it was; `state` says where it stands.

    `quote` is the exact text of its release (of a passage, or a dimension's description; empty for
    a whole release), `quote_sha256` the hash of its UTF-8. `replacement` is what should stand
    instead, where given. `decision` is the one on the table: proposed, called, or taken.
    """

    class Element(models.TextChoices):
        """What it is aimed at."""

        PASSAGE = "passage", "Passage"
        DIMENSION = "dimension", "Dimension"
        RELEASE = "release", "The whole release"

    class Credit(models.TextChoices):
        """How its author is named, here and in release notes."""

        NAME = "name", "By my name"
        ROLE = "role", "By my role"
        PSEUDONYM = "pseudonym", "By another name"
        NONE = "none", "Not at all"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.PositiveIntegerField(null=True, blank=True, unique=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.DRAFT)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="proposals")
    element = models.CharField(max_length=10, choices=Element.choices)
    dimension = models.ForeignKey(
        Dimension, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals"
    )
    passage_uid = models.UUIDField(null=True, blank=True, db_index=True)
    quote = models.TextField(blank=True, default="")
    quote_sha256 = models.CharField(max_length=64)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=120)
    reason = models.TextField(max_length=5000)
    replacement = models.TextField(blank=True, default="")
    author = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="proposals")
    credit = models.CharField(max_length=10, choices=Credit.choices, default=Credit.NAME)
    credit_name = models.CharField(max_length=120, blank=True, default="")
    created_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True, blank=True)
    last_call_days = models.PositiveSmallIntegerField(null=True, blank=True)
    last_call_ends_at = models.DateTimeField(null=True, blank=True)
    decision = models.OneToOneField(
        "feedback.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=State.values) & Q(kind__in=Kind.values),
                name="feedback_proposal_state_and_kind_are_known",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", number__isnull=True, received_at__isnull=True)
                | ~Q(state="draft") & Q(number__isnull=False, received_at__isnull=False),
                name="feedback_received_has_a_number",
            ),
            models.CheckConstraint(
                condition=Q(element="passage", dimension__isnull=False, passage_uid__isnull=False)
                | Q(element="dimension", dimension__isnull=False, passage_uid__isnull=True)
                | Q(element="release", dimension__isnull=True, passage_uid__isnull=True),
                name="feedback_proposal_is_aimed_at_one_element",
            ),
            models.CheckConstraint(
                condition=Q(credit__in=["name", "none"], credit_name="")
                | Q(credit__in=["role", "pseudonym"]) & ~Q(credit_name=""),
                name="feedback_credit_has_its_words",
            ),
            models.CheckConstraint(
                condition=Q(state="last_call", last_call_ends_at__isnull=False)
                | ~Q(state="last_call") & Q(last_call_ends_at__isnull=True),
                name="feedback_last_call_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(state__in=WITH_DECISION_VALUES, decision__isnull=False)
                | ~Q(state__in=WITH_DECISION_VALUES) & Q(decision__isnull=True),
                name="feedback_decision_is_on_the_table",
            ),
        ]
        indexes = [models.Index(fields=["state", "number"], name="feedback_proposal_queue")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page; a draft's is its author's."""
        if self.number is None:
            return reverse("feedback:edit_draft", args=[self.uid])
        return reverse("feedback:proposal", args=[self.number])

    @property
    def is_draft(self) -> bool:
        """With its author, and seen by nobody else."""
        return self.state == State.DRAFT

    @property
    def credit_line(self) -> str:
        """How its author wishes to be named; empty for not at all. Needs `author` loaded."""
        return str(self.author) if self.credit == self.Credit.NAME else self.credit_name
