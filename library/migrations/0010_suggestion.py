"""Suggestions: a listed text as somebody else would have it."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    """The table, and what it refuses."""

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("library", "0009_edition_says_what_changed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("why", models.TextField(blank=True, default="")),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suggestions",
                        to="library.action",
                    ),
                ),
                (
                    "based_on",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="library.edition",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suggestion",
                        to="library.edition",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "at"], name="library_suggestion_waiting")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(state__in=["open", "accepted", "declined", "withdrawn"]),
                        name="library_suggestion_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=Q(state="open", decided_by__isnull=True, decided_at__isnull=True)
                        | ~Q(state="open") & Q(decided_by__isnull=False, decided_at__isnull=False),
                        name="library_suggestion_decided_says_when",
                    ),
                    models.CheckConstraint(
                        condition=~Q(state__in=["accepted", "declined"]) | ~Q(decided_by=F("by")),
                        name="library_suggestion_not_decided_by_own",
                    ),
                    models.CheckConstraint(
                        condition=~Q(state="withdrawn") | Q(decided_by=F("by")),
                        name="library_suggestion_withdrawn_by_own",
                    ),
                    models.CheckConstraint(
                        condition=~Q(state="declined") | ~Q(why=""),
                        name="library_suggestion_declined_says_why",
                    ),
                ],
            },
        ),
    ]
