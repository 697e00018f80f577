"""Who gets what at the addresses of councils and their plans."""

# Ten columns: anonymous, unapproved, member, viewer, editor, lead, curator, maintainer,
# moderator, operator. Viewer, editor and lead are of the council; everybody else is not.
COUNCILS = """
GET   /councils/                                        200x10
GET   /councils/{council}/                              200x10
GET   /councils/{formed_council}/                       200x10
GET   /councils/there-is-none/                          404x10
POST  /councils/{council}/                              405x10
"""

OWN = """
GET   /councils/{council}/plans/                        200x10
GET   /councils/{quiet_council}/plans/                          404x10
GET   /councils/{council}/plans/new/                    404x3 403 200x2 404x4
POST  /councils/{council}/plans/new/                    404x3 403 422x2 404x4
POST  /councils/{council}/plans/new/  title=Ours        404x3 403 302x2 404x4
GET   /councils/{council}/plans/targets/                404x3 200x3 404x4
POST  /councils/{council}/plans/targets/                404x3 403 302x2 404x4
GET   /councils/{council}/plans/suggestions/            404x3 200x3 404x4
POST  /councils/{council}/plans/suggestions/            404x3 403 422x2 404x4
GET   /councils/{council}/plans/add/{listed}/           404x3 403 200x2 404x4
POST  /councils/{council}/plans/add/{listed}/           404x3 403 422x2 404x4
GET   /councils/{council}/plans/add/{draft}/            404x3 403 404x6
GET   /councils/{quiet_council}/plans/add/{listed}/             404x10
GET   /councils/{quiet_council}/plans/targets/                  404x10
GET   /councils/{quiet_council}/plans/suggestions/              404x10
"""

PLANS = """
GET   /councils/{council}/plans/{plan}/                 404x3 200x3 404x4
GET   /councils/{council}/plans/{plan}.docx             404x3 200x3 404x4
GET   /councils/{council}/plans/{plan}.xlsx             404x3 200x3 404x4
GET   /councils/{council}/plans/{plan}/carry/           404x3 200x3 404x4
POST  /councils/{council}/plans/{plan}/carry/           404x3 403 302x2 404x4
POST  /councils/{council}/plans/{plan}/publish/         404x3 403x2 302 404x4
POST  /councils/{council}/plans/{plan}/withdraw/        404x3 403x2 302 404x4
GET   /councils/{council}/plans/{plan}/publish/         405x10
GET   /councils/{council}/plans/{shown_plan}/                200x10
GET   /councils/{council}/plans/{shown_plan}.docx            200x10
GET   /councils/{council}/plans/{shown_plan}.xlsx            200x10
GET   /councils/{council}/plans/{shown_plan}/carry/          404x3 200x3 404x4
POST  /councils/{council}/plans/{shown_plan}/withdraw/       404x3 403x2 302 404x4
GET   /councils/{quiet_council}/plans/{shown_plan}/                  404x10
GET   /councils/{quiet_council}/plans/{others_plan}/                 404x10
GET   /councils/{quiet_council}/plans/{others_plan}.docx             404x10
GET   /councils/{council}/plans/{others_plan}/               404x10
GET   /councils/{council}/plans/{no_uid}/               404x10
"""

ITEMS = """
GET   /councils/{council}/plans/{plan}/{item}/          404x3 200x3 404x4
POST  /councils/{council}/plans/{plan}/{item}/          404x3 403 422x2 404x4
POST  /councils/{council}/plans/{plan}/{item}/  seen_version=1&status=done  404x3 403 302x2 404x4
POST  /councils/{council}/plans/{plan}/{item}/  seen_version=7&status=done  404x3 403 409x2 404x4
POST  /councils/{council}/plans/{plan}/{item}/update/   404x3 403 409x2 404x4
POST  /councils/{council}/plans/{plan}/{item}/keep/     404x3 403 302x2 404x4
POST  /councils/{council}/plans/{plan}/{item}/replace/  404x3 403 409x2 404x4
POST  /councils/{council}/plans/{plan}/{item}/confirm/  404x3 403 302x2 404x4
GET   /councils/{council}/plans/{plan}/{item}/keep/     405x10
GET   /councils/{council}/plans/{shown_plan}/{shown_item}/   200x10
POST  /councils/{council}/plans/{shown_plan}/{shown_item}/   404x3 403 422x2 404x4
POST  /councils/{council}/plans/{shown_plan}/{shown_item}/keep/  404x3 403 302x2 404x4
GET   /councils/{council}/plans/{shown_plan}/{item}/         404x10
GET   /councils/{council}/plans/{plan}/{no_uid}/        404x10
"""

TABLES = {"councils": COUNCILS, "their own": OWN, "plans": PLANS, "planned": ITEMS}
