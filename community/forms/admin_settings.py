"""How the admin looks to one person, and which letters it sends them: Wagtail's own profile."""

from django import forms
from wagtail.users.models import UserProfile


class LookForm(forms.ModelForm[UserProfile]):
    """Colours, room and keys; for everybody who enters the admin."""

    class Meta:
        model = UserProfile
        fields = ("theme", "contrast", "density", "keyboard_shortcuts")
        labels = {
            "theme": "Light or dark",
            "contrast": "Contrast",
            "density": "Spacing",
            "keyboard_shortcuts": "Keyboard shortcuts",
        }
        help_texts = {
            "theme": "The first choice changes with your device.",
            "contrast": "More contrast gives boxes and buttons darker edges.",
            "density": "Snug shows more on one screen.",
            "keyboard_shortcuts": "Such as [ to fold the menu, and Ctrl and S to save a text. "
            "Switch them off if you speak to your computer, or press them by mistake.",
        }


class LettersForm(LookForm):
    """The same, and the letters that maintainers get about texts of the next release."""

    class Meta(LookForm.Meta):
        fields = (  # type: ignore[assignment]  # more of them than the class above has
            *LookForm.Meta.fields,
            "submitted_notifications",
            "approved_notifications",
            "rejected_notifications",
            "updated_comments_notifications",
        )
        labels = {
            **LookForm.Meta.labels,
            "submitted_notifications": "A letter when a text is handed in",
            "approved_notifications": "A letter when a text of mine is approved",
            "rejected_notifications": "A letter when changes to a text of mine are asked for",
            "updated_comments_notifications": "A letter about comments",
        }
        help_texts = {
            **LookForm.Meta.help_texts,
            "submitted_notifications": "It waits for a maintainer who wrote no part of it.",
            "approved_notifications": "As you handed it in.",
            "rejected_notifications": "With what should change.",
            "updated_comments_notifications": "On texts whose comments you follow or answered.",
        }
