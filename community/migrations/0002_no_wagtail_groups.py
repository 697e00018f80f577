"""Take away the groups that Wagtail brings: roles here are ours, and rights given by our screens."""

from django.db import migrations

WAGTAILS_GROUPS = ("Editors", "Moderators")


def remove_groups(apps, schema_editor):
    """Remove both, and with them the page and collection rights they hold."""
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=WAGTAILS_GROUPS).delete()


class Migration(migrations.Migration):
    """Runs after every migration of Wagtail that gives these groups anything."""

    dependencies = [
        ("community", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    operations = [
        # Not undone: who needs Wagtail's groups again can make them in a migration of their own.
        migrations.RunPython(remove_groups, migrations.RunPython.noop),
    ]
