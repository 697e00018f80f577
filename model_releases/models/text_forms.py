"""The editor's form of a text, which keeps itself while one types."""

from wagtail.admin.forms import WagtailAdminPageForm


class TextForm(WagtailAdminPageForm):
    """Who has seen it saved by itself has seen that text: the next save is not stale."""

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """What the open form is to hold after it has kept itself: the revision it made, too."""
        updates: list[tuple[str, str]] = super().get_field_updates_for_resave()
        kept = self.instance.latest_revision
        if kept is None:
            return updates
        return [
            *updates,
            ("loaded_revision_id", str(kept.pk)),
            ("loaded_revision_created_at", kept.created_at.isoformat()),
        ]
