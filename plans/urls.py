"""Addresses of councils, and of their targets and plans."""

from django.urls import path

from plans.views import adding, carrying, councils, exporting, items, plans, suggestions, targets

app_name = "plans"
OF_COUNCIL = "councils/<slug:slug>/"
PLANS = f"{OF_COUNCIL}plans/"
PLAN = f"{PLANS}<uuid:uid>"
ITEM = f"{PLAN}/<uuid:item_uid>/"
urlpatterns = [
    path("councils/", councils.list_councils, name="councils"),
    path(OF_COUNCIL, councils.read_council, name="council"),
    path(PLANS, plans.list_plans, name="plans"),
    path(f"{PLANS}new/", plans.new_plan, name="new_plan"),
    path(f"{PLANS}targets/", targets.targets, name="targets"),
    path(f"{PLANS}suggestions/", suggestions.suggestions, name="suggestions"),
    path(f"{PLANS}add/<slug:action>/", adding.add_action, name="add_action"),
    path(f"{PLAN}.<str:ending>", exporting.export, name="plan_file"),
    path(f"{PLAN}/", plans.read_plan, name="plan"),
    path(f"{PLAN}/publish/", plans.publish, name="publish"),
    path(f"{PLAN}/withdraw/", plans.withdraw, name="withdraw"),
    path(f"{PLAN}/carry/", carrying.carry, name="carry"),
    path(ITEM, items.item, name="item"),
    path(f"{ITEM}update/", items.update, name="update_item"),
    path(f"{ITEM}keep/", items.keep, name="keep_item"),
    path(f"{ITEM}replace/", items.replace, name="replace_item"),
    path(f"{ITEM}confirm/", items.confirm, name="confirm_item"),
]
