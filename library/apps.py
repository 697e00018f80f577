"""How Django knows this package."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """The actions library: submitted, voted on, curated and found."""

    name = "library"

    def ready(self) -> None:
        """Say which triggers the library's tables have, and what of it can be found."""
        from community import news, triggers  # noqa: PLC0415  models are not loaded earlier
        from community.operations import counting  # noqa: PLC0415  likewise
        from community.signals import member_erased  # noqa: PLC0415  likewise
        from library import receivers  # noqa: PLC0415  likewise
        from library.documents import ActionSource, synonyms_now  # noqa: PLC0415  likewise
        from library.everyday_words import looser_words  # noqa: PLC0415  likewise
        from library.news import NEWS  # noqa: PLC0415  likewise
        from library.operations.voting import ACTIONS  # noqa: PLC0415  likewise
        from library.triggers import LIBRARY  # noqa: PLC0415  likewise
        from model_releases.signals import activity_asked, release_frozen  # noqa: PLC0415  likewise
        from search import registry  # noqa: PLC0415  likewise

        triggers.register(self.label, LIBRARY)
        counting.register(ACTIONS)
        news.register(*NEWS)
        activity_asked.connect(receivers.count_actions, dispatch_uid="count_actions")
        release_frozen.connect(receivers.ask_to_recheck, dispatch_uid="library.ask_to_recheck")
        member_erased.connect(receivers.forget_member, dispatch_uid="library.forget_member")
        registry.register(ActionSource(), synonyms=synonyms_now, everyday_words=looser_words())
