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

# A text that is with its author is nobody else's, curators' neither. What a visitor sends is kept
# until they have signed in, wherever they send it: their session may have ended.
PROPOSING = """
GET   /actions/propose/                                 302x2 200x8
POST  /actions/propose/                                 302x2 422x8
GET   /actions/mine/                                    302 200x9
GET   /actions/drafts/{own_draft}/                      404 302 200x8
POST  /actions/drafts/{own_draft}/                      302x2 422x8
GET   /actions/drafts/{own_submitted}/                  404 302x9
GET   /actions/drafts/{draft}/                          404x10
POST  /actions/drafts/{draft}/                          302 404x9
POST  /actions/drafts/{no_uid}/                         302 404x9
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

# The curators’ desk: what has been handed in, by whomever, or is public; their own too, but not to
# answer.
DESK = """
GET   /admin/actions/                                   302x6 200 302x3
GET   /admin/actions/?q=thing                           302x6 200 302x3
GET   /admin/actions/{submitted_uid}/                   302x6 200 302x3
GET   /admin/actions/{own_submitted}/                   302x6 200 302x3
GET   /admin/actions/{listed_uid}/                      302x6 200 302x3
GET   /admin/actions/{merged_uid}/                      302x6 200 302x3
GET   /admin/actions/{retired_uid}/                     302x6 200 302x3
GET   /admin/actions/?queue=recheck&order=title         302x6 200 302x3
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
POST  /admin/actions/several/                           302x6 422 302x3
POST  /admin/actions/several/  step=list&action=00000000000000000000000000000000  302x6 200 302x3
GET   /admin/actions/several/                           302x6 405x4
POST  /admin/actions/{submitted_uid}/assign/            302x10
POST  /admin/actions/{draft}/assign/                    302x6 404 302x3
POST  /admin/actions/{retired_uid}/relist/              302x6 200 302x3
POST  /admin/actions/{retired_uid}/relist/  reason=Good 302x10
POST  /admin/actions/{draft}/relist/                    302x6 404 302x3
POST  /admin/actions/{listed_uid}/looked-at/            302x10
POST  /admin/actions/{draft}/looked-at/                 302x6 404 302x3
POST  /admin/actions/{listed_uid}/still-right/{dimension_uid}/  302x10
POST  /admin/actions/{listed_uid}/still-right/{no_uid}/  302x6 404 302x3
POST  /admin/actions/{draft}/still-right/{dimension_uid}/  302x6 404 302x3
GET   /admin/actions/{listed_uid}/merge/                302x6 200 302x3
GET   /admin/actions/{listed_uid}/merge/?other={rechecked_uid}  302x6 200 302x3
POST  /admin/actions/{listed_uid}/merge/                302x6 200 302x3
POST  /admin/actions/{listed_uid}/merge/?other={rechecked_uid}  302x6 422 302x3
POST  /admin/actions/{listed_uid}/merge/?other={rechecked_uid}  reason=Same  302x10
GET   /admin/actions/{submitted_uid}/merge/             302x6 404 302x3
GET   /admin/actions/{draft}/merge/                     302x6 404 302x3
GET   /admin/actions/{merged_uid}/undo-merge/           302x6 200 302x3
POST  /admin/actions/{merged_uid}/undo-merge/           302x6 422 302x3
POST  /admin/actions/{merged_uid}/undo-merge/  reason=Differ  302x10
GET   /admin/actions/{listed_uid}/undo-merge/           302x6 404 302x3
GET   /admin/actions/{listed_uid}/retire/               302x6 200 302x3
POST  /admin/actions/{listed_uid}/retire/               302x6 422 302x3
POST  /admin/actions/{listed_uid}/retire/  reason=Cost  302x10
GET   /admin/actions/{draft}/retire/                    302x6 404 302x3
GET   /admin/actions/{listed_uid}/split/                302x6 200 302x3
POST  /admin/actions/{listed_uid}/split/                302x6 422 302x3
GET   /admin/actions/{draft}/split/                     302x6 404 302x3
"""

# Everybody who is let in writes: an author the next edition, others a suggestion.
EDITING = """
GET   /actions/{listed}/edit/                           302x2 200x8
POST  /actions/{listed}/edit/                           302x2 422x8
GET   /actions/{retired}/edit/                          302x2 409x8
POST  /actions/{retired}/edit/                          302x2 422x8
GET   /actions/{draft}/edit/                            404x10
GET   /actions/{listed}/editions/                       200x10
GET   /actions/{retired}/editions/                      200x10
GET   /actions/{draft}/editions/                        404x10
GET   /actions/{listed}/editions/1/                     200x10
GET   /actions/{listed}/editions/2/                     200x10
GET   /actions/{listed}/editions/3/                     404x10
GET   /actions/{listed}/editions/compare/               302x10
GET   /actions/{listed}/editions/compare/?from=1&to=1   302x10
GET   /actions/{listed}/editions/1/compare/1/           200x10
GET   /actions/{listed}/editions/1/compare/2/           200x10
GET   /actions/{listed}/editions/1/compare/3/           404x10
GET   /actions/{draft}/editions/1/compare/1/            404x10
"""

# An open suggestion is for who made it, the authors and curators; who made it answers nothing.
SUGGESTING = """
GET   /actions/{listed}/suggestions/{suggestion}/           404x6 200 404x3
GET   /actions/{listed}/suggestions/{own_suggestion}/       404 200x9
GET   /actions/{listed}/suggestions/{accepted}/             200x10
GET   /actions/{retired}/suggestions/{suggestion}/          404x10
POST  /actions/{listed}/suggestions/{suggestion}/accept/  kind=editorial  404x6 302 404x3
POST  /actions/{listed}/suggestions/{suggestion}/accept/    404x6 422 404x3
POST  /actions/{listed}/suggestions/{own_suggestion}/accept/  kind=editorial  404 403x9
POST  /actions/{listed}/suggestions/{accepted}/accept/  kind=editorial  302 403x5 409 403x3
POST  /actions/{listed}/suggestions/{suggestion}/decline/  reason=No  404x6 302 404x3
POST  /actions/{listed}/suggestions/{suggestion}/decline/   404x6 422 404x3
POST  /actions/{listed}/suggestions/{own_suggestion}/decline/  reason=No  404 403x9
POST  /actions/{listed}/suggestions/{suggestion}/withdraw/  404x6 403 404x3
POST  /actions/{listed}/suggestions/{own_suggestion}/withdraw/  404 302x9
GET   /admin/actions/suggestions/                           302x6 200 302x3
GET   /admin/actions/suggestions/{suggestion}/              302x6 200 302x3
GET   /admin/actions/suggestions/{no_uid}/                  302x6 404 302x3
POST  /admin/actions/suggestions/{suggestion}/  then=accept&kind=editorial  302x10
POST  /admin/actions/suggestions/{suggestion}/              302x6 422 302x3
"""

TOGETHER = """
GET   /actions/drafts/{own_draft}/co-authors/               404 200x9
POST  /actions/drafts/{own_draft}/co-authors/               404x2 422x8
POST  /actions/drafts/{own_draft}/co-authors/  email=a@example.org  404x2 302x8
GET   /actions/drafts/{draft}/co-authors/                   404x10
POST  /actions/drafts/{draft}/co-authors/  email=a@example.org  404x10
POST  /actions/drafts/{own_draft}/co-authors/answer/        404 302x9
POST  /actions/drafts/{draft}/co-authors/answer/  answer=accept  404x10
POST  /actions/drafts/{own_draft}/co-authors/0/remove/      404x10
POST  /actions/drafts/{draft}/co-authors/0/remove/          404x10
GET   /actions/{listed}/review/                             302 404x5 200 404x3
POST  /actions/{listed}/review/                             302 404x5 422 404x3
GET   /actions/{draft}/review/                              404x10
GET   /actions/{listed}/vote/reason/                        302 200x9
POST  /actions/{listed}/vote/reason/  reason=Because        302 409x9
GET   /actions/{draft}/vote/reason/                         404x10
GET   /actions/{listed}/reasons/{reason}/hide/              404x8 200 404
POST  /actions/{listed}/reasons/{reason}/hide/  why=No      404x8 302 404
POST  /actions/{listed}/reasons/{reason}/hide/              404x8 422 404
GET   /actions/{listed}/reasons/0/hide/                     404x10
"""

# Whoever has the token reads the calendar; only its member makes one.
REVIEWS = """
GET   /actions/reviews/mine.ics                         302 200x9
GET   /actions/reviews/{calendar}.ics                   200x10
GET   /actions/reviews/no-such-token.ics                404x10
POST  /actions/reviews/calendar/                        302x10
GET   /actions/reviews/calendar/                        302 405x9
GET   /admin/actions/reviews/                           302x6 200 302x3
GET   /admin/actions/reviews/{listed_uid}/keeper/       302x6 200 302x3
POST  /admin/actions/reviews/{listed_uid}/keeper/  email=no  302x6 200 302x3
GET   /admin/actions/reviews/{submitted_uid}/keeper/    302x6 404 302x3
GET   /admin/actions/links/                             302x6 200 302x3
"""

TAGS = """
GET   /admin/actions/tags/                              302x6 200 302x3
GET   /admin/actions/tags/?q=a                          302x6 200 302x3
GET   /admin/actions/tags/{tag}/                        302x6 200 302x3
GET   /admin/actions/tags/no-such-tag/                  302x6 404 302x3
POST  /admin/actions/tags/{new_tag}/approve/            302x10
POST  /admin/actions/tags/{tag}/rename/  name=Other     302x10
POST  /admin/actions/tags/{tag}/rename/                 302x6 200 302x3
POST  /admin/actions/tags/{tag}/describe/  meaning=It   302x10
POST  /admin/actions/tags/{tag}/move/  parent=          302x10
POST  /admin/actions/tags/{tag}/merge/                  302x6 200 302x3
POST  /admin/actions/tags/{tag}/undo-merge/             302x10
POST  /admin/actions/tags/{tag}/hide/  reason=Spam      302x10
POST  /admin/actions/tags/no-such-tag/hide/             302x6 404 302x3
GET   /admin/actions/tags/{tag}/hide/                   302x6 405x4
"""

TABLES = {
    "editing": EDITING,
    "suggesting": SUGGESTING,
    "writing together": TOGETHER,
    "exporting": EXPORTING,
    "proposing": PROPOSING,
    "curating": DESK,
    "tagging": TAGS,
    "reviewing": REVIEWS,
    "reading": READING,
    "voting": VOTING,
    "using": USING,
    "finding": FINDING,
}
