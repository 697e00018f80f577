"""Addresses of assessments: below the council whose they are."""

from django.urls import path

from assessments.views import carrying, judging, listing, reading, signing

app_name = "assessments"
ALL = "councils/<slug:slug>/assessments/"
ONE = f"{ALL}<uuid:uid>"
urlpatterns = [
    path(ALL, listing.list_assessments, name="assessments"),
    path(f"{ALL}new/", listing.new_assessment, name="new_assessment"),
    path(f"{ONE}.json", reading.assessment_json, name="assessment_json"),
    path(f"{ONE}/", reading.read_assessment, name="assessment"),
    path(f"{ONE}/sign-off/", signing.sign_off_assessment, name="sign_off"),
    path(f"{ONE}/publish/", signing.publish_assessment, name="publish"),
    path(f"{ONE}/carry/", carrying.carry_over_assessment, name="carry"),
    path(f"{ONE}/carry/<path:code>/", carrying.answer_dimension, name="carry_dimension"),
    # Below a word of its own, so that no dimension's code is taken for a page.
    path(f"{ONE}/dimensions/<path:code>/", judging.judge_dimension, name="judge"),
]
