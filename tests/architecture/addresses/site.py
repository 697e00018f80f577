"""Who gets what at the addresses without a domain, and at Wagtail's own doors."""

PAGES = """
GET   /                                                 200x10
GET   /how-it-works/                                    200x10
GET   /whats-new/                                       200x10
GET   /accessibility/                                   200x10
GET   /privacy/                                         200x10
GET   /licence/                                         200x10
GET   /cookies/                                         200x10
GET   /gallery/                                         200x10
GET   /health/live                                      200x10
GET   /health/ready                                     200x10
GET   /there-is-no-page/                                404x10
"""

# A list and an edit address for each kind that Wagtail has screens for. Roles of ours open its
# first page and nothing else of it. Columns: anonymous, unapproved, member, viewer, editor, lead,
# curator, maintainer, moderator, operator.
WAGTAIL = """
GET   /admin/                                           302x6 200x4
GET   /admin/pages/                                     302x10
GET   /admin/pages/1/edit/                              302x10
GET   /admin/pages/1/add_subpage/                       302x10
GET   /admin/images/                                    302x10
GET   /admin/images/add/                                302x10
GET   /admin/documents/                                 302x10
GET   /admin/documents/add/                             302x10
GET   /admin/collections/                               302x10
GET   /admin/users/                                     302x10
GET   /admin/users/new/                                 302x10
GET   /admin/groups/                                    302x10
GET   /admin/groups/new/                                302x10
GET   /admin/workflows/list/                            302x10
GET   /admin/workflows/tasks/index/                     302x10
# Empty for them: it shows what was done to things that one may change.
GET   /admin/reports/site-history/                      302x6 200x4
GET   /admin/no-such-screen/                            302x6 404x4
"""

TABLES = {"pages": PAGES, "wagtail": WAGTAIL}
