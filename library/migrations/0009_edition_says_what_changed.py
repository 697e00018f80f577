"""An edition says what it is to the one before it, and why; a suggested one has no number yet."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Kind, note, and a number that may be missing."""

    dependencies = [("library", "0008_rechecks")]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="kind",
            field=models.CharField(
                choices=[
                    ("first", "First edition"),
                    ("substantive", "Substantive"),
                    ("editorial", "Editorial"),
                    ("review", "Review"),
                ],
                default="first",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="edition",
            name="change_note",
            field=models.TextField(blank=True, default="", max_length=1000),
        ),
        migrations.AlterField(
            model_name="edition",
            name="number",
            field=models.PositiveIntegerField(blank=True, default=1, null=True),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=Q(kind__in=["first", "substantive", "editorial", "review"]),
                name="library_edition_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=Q(kind="first", number__isnull=False, number=1)
                | ~Q(kind="first") & (Q(number__isnull=True) | Q(number__gt=1)),
                name="library_edition_1_is_the_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=Q(frozen_at__isnull=True) | Q(number__isnull=False),
                name="library_edition_frozen_has_a_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=~Q(kind="substantive") | ~Q(change_note=""),
                name="library_edition_substantive_says_why",
            ),
        ),
    ]
