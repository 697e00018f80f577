"""Tags that are there were offered until now, and go on being so: the site approves them."""

from django.db import migrations
from django.utils import timezone

SYSTEM_EMAIL = "library@site.invalid"


def approve_all(apps, schema_editor):
    """Approve each tag, by the site's own member; he is made if there are tags and he is not."""
    tags = apps.get_model("library", "Tag").objects.filter(approved_at=None)
    if not tags.exists():
        return
    system, _ = apps.get_model("community", "Member").objects.get_or_create(
        email=SYSTEM_EMAIL, defaults={"display_name": "Library", "password": "!"}
    )
    tags.update(approved_at=timezone.now(), approved_by=system)


class Migration(migrations.Migration):

    dependencies = [
        ('library', '0013_tags_are_stewarded'),
    ]

    operations = [
        # Back again there is nothing to undo: the columns go with the migration before.
        migrations.RunPython(approve_all, migrations.RunPython.noop),
    ]
