"""Who gets what at the addresses of models and releases: all of it is public."""

MODELS = """
GET   /feeds/releases/                                  200x10
GET   /feeds/releases/?model=no-such                    200x10
GET   /model/                                           200x10
GET   /model/1.1/                                       200x10
GET   /model/1.1.json                                   200x10
GET   /model/1.1/data/                                  200x10
GET   /model/1.0/compare/1.1/                           200x10
GET   /model/1.0/compare/1.1.json                       200x10
GET   /model/compare/?from=1.0&to=1.1                   302x10
GET   /model/guide/                                     200x10
GET   /model/1.1/guide/                                 200x10
GET   /models/                                          200x10
GET   /models/{model}/                                  200x10
GET   /models/{model}/2.1/                              200x10
GET   /models/{model}/2.1.json                          200x10
GET   /models/{model}/2.1/data/                         200x10
GET   /models/{model}/2.0/compare/2.1/                  200x10
GET   /models/{model}/2.0/compare/2.1.json              200x10
GET   /models/{model}/compare/?from=2.0&to=2.1          302x10
GET   /models/{model}/guide/                            200x10
GET   /models/{model}/2.1/guide/                        200x10
"""

# A release, guide, dimension or model that is not there; one that is, under another's address.
ABSENT = """
GET   /model/3.0/                                       404x10
GET   /model/3.0.json                                   404x10
GET   /model/1.1/delivery/                              404x10
GET   /model/1.0/compare/3.0/                           404x10
GET   /model/1.0/compare/3.0.json                       404x10
GET   /model/compare/?from=1.0&to=3.0                   404x10
GET   /model/1.0/guide/                                 404x10
GET   /model/3.0/guide/                                 404x10
GET   /model/2.1/                                       404x10
GET   /models/nobodys/                                  404x10
GET   /models/nobodys/2.1/                              404x10
GET   /models/{model}/1.1/                              404x10
GET   /models/{model}/2.0/guide/                        404x10
GET   /models/nobodys/guide/                            404x10
POST  /model/1.1/                                       405x10
"""

# The maintainers' desk and Wagtail's editor. Columns: anonymous, unapproved, member, viewer,
# editor, lead, curator, maintainer, moderator, operator.
DESK = """
GET   /admin/releases/                                  302x7 200 302x2
POST  /admin/releases/open/                             302x7 422 302x2
POST  /admin/releases/open/  number=9.0                 302x7 422 302x2
GET   /admin/releases/open/                             302x6 405x4
GET   /admin/releases/{copy}/                           302x7 200 302x2
GET   /admin/releases/{no_uid}/                         302x7 404 302x2
POST  /admin/releases/{copy}/freeze/                    302x7 409 302x2
GET   /admin/releases/{copy}/freeze/                    302x6 405x4
POST  /admin/releases/{copy}/set-aside/                 302x10
POST  /admin/releases/{no_uid}/set-aside/               302x7 404 302x2
GET   /admin/pages/{working_page}/edit/                 302x7 200 302x2
GET   /admin/pages/{dimension_page}/edit/               302x7 200 302x2
POST  /admin/pages/{dimension_page}/edit/               302x7 409 302x2
GET   /admin/pages/{dimension_page}/view_draft/         302x7 200 302x2
GET   /admin/pages/{dimension_page}/history/            302x7 200 302x2
GET   /admin/pages/{working_page}/                      302x10
GET   /admin/pages/{working_page}/delete/               302x10
GET   /admin/pages/{dimension_page}/copy/               302x10
GET   /admin/pages/{dimension_page}/move/               302x10
"""

TABLES = {"models": MODELS, "absent releases": ABSENT, "working copy": DESK}
