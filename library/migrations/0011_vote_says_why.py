"""A vote may say why, and a moderator may hide what it says."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual


class Migration(migrations.Migration):
    """Four columns with defaults in the database: a vote is one INSERT that does not name them."""

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("library", "0010_suggestion"),
    ]

    operations = [
        migrations.AddField(
            model_name="actionvote",
            name="reason",
            field=models.TextField(blank=True, db_default="", default="", max_length=500),
        ),
        migrations.AddField(
            model_name="actionvote",
            name="hidden_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="actionvote",
            name="hidden_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="actionvote",
            name="hidden_why",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddConstraint(
            model_name="actionvote",
            constraint=models.CheckConstraint(
                condition=LessThanOrEqual(Length("reason"), 500),
                name="library_vote_reason_is_short",
            ),
        ),
        migrations.AddConstraint(
            model_name="actionvote",
            constraint=models.CheckConstraint(
                condition=Q(hidden_at__isnull=True, hidden_by__isnull=True)
                | Q(hidden_at__isnull=False, hidden_by__isnull=False) & ~Q(hidden_why=""),
                name="library_vote_reason_hidden_by_whom",
            ),
        ),
    ]
