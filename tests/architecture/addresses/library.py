"""Who gets what at the addresses of the library."""

FINDING = """
GET   /feeds/actions/                                   200x10
GET   /feeds/actions/?q=write&dimension=no-such         200x10
POST  /feeds/actions/                                   405x10
GET   /actions/                                         200x10
GET   /actions/?q=write&sort=newest                     200x10
GET   /actions/suggest/?q=wr                            200x10
"""

EXPORTING = """
GET   /actions/export.json                              200x10
GET   /actions/export.csv                               200x10
GET   /actions/export.xlsx                              200x10
GET   /actions/export.ods                               200x10
GET   /actions/export.exe                               404x10
POST  /actions/export.json                              405x10
"""

# What is public, at its slug; what is not has none, and its uid is no slug.
READING = """
GET   /actions/{listed}/                                200x10
GET   /actions/{retired}/                               200x10
GET   /actions/{merged}/                                200x10
GET   /actions/{draft}/                                 404x10
GET   /actions/{submitted_uid}/                         404x10
GET   /actions/{own_draft}/                             404x10
GET   /actions/there-is-no-such-action/                 404x10
POST  /actions/{listed}/                                405x10
"""

VOTING = """
POST  /actions/{listed}/vote/  vote=support             302 403 302x8
POST  /actions/{listed}/vote/  vote=take-back           302x10
POST  /actions/{listed}/vote/                           302 400x9
POST  /actions/{retired}/vote/  vote=support            302 403 409x8
POST  /actions/{draft}/vote/  vote=support              404x10
GET   /actions/{listed}/vote/                           405x10
"""

# Ten columns: anonymous, unapproved, member, viewer, editor, lead, curator, maintainer,
# moderator, operator. Only those who write for a council say what it did.
USING = """
GET   /actions/{listed}/used/                           302 403x3 200x2 403x4
GET   /actions/{listed}/used/?council=no-such-council   302 403x3 200x2 403x4
POST  /actions/{listed}/used/                           302 403x3 422x2 403x4
POST  /actions/{listed}/used/  council=ash&outcome=worked&month=3&year=2026  302 403x3 302x2 403x4
GET   /actions/{retired}/used/                          302 403x3 409x2 403x4
POST  /actions/{retired}/used/  council=ash&outcome=worked&month=3&year=2026  302 403x3 409x2 403x4
GET   /actions/{merged}/used/                           302 403x3 409x2 403x4
GET   /actions/{draft}/used/                            404x10
POST  /actions/{draft}/used/  council=ash&outcome=worked&month=3&year=2026  404x10
GET   /actions/{own_draft}/used/                        404x10
GET   /actions/there-is-no-such-action/used/            404x10
"""

# A text that is with its author is nobody else's, curators' neither.
PROPOSING = """
GET   /actions/propose/                                 302x2 200x8
POST  /actions/propose/                                 302x2 422x8
GET   /actions/mine/                                    302 200x9
GET   /actions/drafts/{own_draft}/                      404 302 200x8
POST  /actions/drafts/{own_draft}/                      404 302 422x8
GET   /actions/drafts/{own_submitted}/                  404 302x9
GET   /actions/drafts/{draft}/                          404x10
POST  /actions/drafts/{draft}/                          404x10
GET   /actions/drafts/{submitted_uid}/                  404x10
GET   /actions/drafts/{changes_asked_uid}/              404x10
GET   /actions/drafts/{declined_uid}/                   404x10
GET   /actions/drafts/{listed_uid}/                     404x10
GET   /actions/drafts/{no_uid}/                         404x10
GET   /actions/drafts/{own_draft}/look-alikes/          404 302 200x8
POST  /actions/drafts/{own_draft}/look-alikes/          404 302x9
GET   /actions/drafts/{own_submitted}/look-alikes/      404 302x9
GET   /actions/drafts/{draft}/look-alikes/              404x10
POST  /actions/drafts/{draft}/look-alikes/              404x10
"""

# The curators’ desk: what has been handed in, by whomever; their own too, but not to answer. The
# listed one of this world came by a file and never passed the desk.
DESK = """
GET   /admin/actions/                                   302x6 200 302x3
GET   /admin/actions/?q=thing                           302x6 200 302x3
GET   /admin/actions/{submitted_uid}/                   302x6 200 302x3
GET   /admin/actions/{own_submitted}/                   302x6 200 302x3
GET   /admin/actions/{listed_uid}/                      302x6 404 302x3
GET   /admin/actions/{draft}/                           302x6 404 302x3
GET   /admin/actions/{own_draft}/                       302x6 404 302x3
GET   /admin/actions/{no_uid}/                          302x6 404 302x3
POST  /admin/actions/{submitted_uid}/list/              302x10
POST  /admin/actions/{draft}/list/                      302x6 404 302x3
POST  /admin/actions/{submitted_uid}/ask-for-changes/   302x6 200 302x3
POST  /admin/actions/{draft}/ask-for-changes/           302x6 404 302x3
POST  /admin/actions/{submitted_uid}/decline/           302x6 200 302x3
POST  /admin/actions/{draft}/decline/                   302x6 404 302x3
GET   /admin/actions/{submitted_uid}/list/              302x6 405x4
"""

TABLES = {
    "exporting": EXPORTING,
    "proposing": PROPOSING,
    "curating": DESK,
    "reading": READING,
    "voting": VOTING,
    "using": USING,
    "finding": FINDING,
}
