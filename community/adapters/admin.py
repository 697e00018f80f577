"""Wagtail, whose admin keeps things about those who work in it."""

from django.contrib.contenttypes.models import ContentType
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import APIToken, ModelLogEntry, PageSubscription, UploadedFile
from wagtail.users.models import UserProfile

from community.models import Member
from community.models.members import NAMELESS


def forget_in_admin(member: Member) -> None:
    """Take away what the admin keeps of a member: picture, settings, half-made forms, sessions."""
    for profile in UserProfile.objects.filter(user=member).order_by("pk"):
        if profile.avatar:
            profile.avatar.delete(save=False)
        profile.delete()
    for kept in (EditingSession, FormState, APIToken, PageSubscription):
        kept.objects.filter(user=member).delete()
    UploadedFile.objects.filter(uploaded_by_user=member).delete()
    members = ContentType.objects.get_for_model(Member)
    about = ModelLogEntry.objects.filter(content_type=members, object_id=str(member.pk))
    about.update(label=NAMELESS, data={})
