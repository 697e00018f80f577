"""Merges from before there were rows of them, read from what happened; and the votes they carried.

A carried vote was a copy: the same member, at the same moment, on the duplicate and on the other.
"""

from django.db import migrations
from django.db.models import Exists, OuterRef


def keep_merges(apps, schema_editor):
    """Make a row of each merge that stands. Few: an action at a time."""
    Action = apps.get_model("library", "Action")
    Event = apps.get_model("library", "ActionEvent")
    Merge = apps.get_model("library", "Merge")
    NotMine = apps.get_model("library", "NotMine")
    Vote = apps.get_model("library", "ActionVote")
    merged = Action.objects.filter(state="merged", successor__isnull=False)
    for action in merged.order_by("pk").iterator():
        events = Event.objects.filter(action=action, what="merged").order_by("-at", "-pk")
        event = events.first()
        if event is None or Merge.objects.filter(duplicate=action).exists():
            continue
        Merge.objects.create(
            duplicate=action,
            into_id=action.successor_id,
            by_id=event.by_id,
            at=event.at,
            why=event.why,
        )
        same = Vote.objects.filter(action=action, member=OuterRef("member"), at=OuterRef("at"))
        carried = Vote.objects.filter(Exists(same), action=action.successor_id)
        carried.filter(merged_from=None).update(merged_from=action)
        # Whoever supports the duplicate alone took the vote back there: “not mine”.
        there = Vote.objects.filter(action=action.successor_id).values("member")
        gone = Vote.objects.filter(action=action).exclude(member__in=there)
        NotMine.objects.bulk_create(
            NotMine(action_id=action.successor_id, member_id=member)
            for member in gone.exclude(member=action.successor.author_id).values_list(
                "member", flat=True
            )
        )


def forget_merges(apps, schema_editor):
    """Forget the rows: the actions still say what they were merged with."""
    apps.get_model("library", "ActionVote").objects.update(merged_from=None)
    apps.get_model("library", "NotMine").objects.all().delete()
    apps.get_model("library", "Merge").objects.all().delete()


class Migration(migrations.Migration):

    dependencies = [("library", "0005_merges")]

    operations = [migrations.RunPython(keep_merges, forget_merges)]
