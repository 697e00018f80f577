"""How Django knows this package."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save


class ModelReleasesConfig(AppConfig):
    """The model under editorial control: its working copy, frozen releases, how they differ."""

    name = "model_releases"

    def ready(self) -> None:
        """Say which triggers our tables have, and what is news; make the review; hear of texts."""
        from wagtail.models import Revision  # noqa: PLC0415  models are not loaded earlier

        from community import news  # noqa: PLC0415  the same
        from community.triggers import register  # noqa: PLC0415  the same
        from model_releases import receivers  # noqa: PLC0415  the same; knows the review's step
        from model_releases.news import NEWS  # noqa: PLC0415  the same
        from model_releases.triggers import MODEL_RELEASES  # noqa: PLC0415  the same

        register(self.label, MODEL_RELEASES)
        news.register(*NEWS)
        post_migrate.connect(receivers.make_review, sender=self, dispatch_uid="make_review")
        post_save.connect(receivers.keep_author, sender=Revision, dispatch_uid="keep_author")
