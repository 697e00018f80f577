"""Who gets what at the addresses of proposals."""

# Ten columns: anonymous, unapproved, member, viewer, editor, lead, curator, maintainer,
# moderator, operator.
READING = """
GET   /feeds/proposals/                                 200x10
GET   /feeds/proposals/?state=no-such                   200x10
GET   /proposals/                                       200x10
GET   /proposals/?state=decided&sort=supported          200x10
GET   /proposals/{received_number}/                     200x10
GET   /proposals/{decided_number}/                      200x10
GET   /proposals/999/                                   404x10
GET   /proposals/99999999999999999999/                  404x10
POST  /proposals/{received_number}/                     405x10
GET   /model/next/                                      200x10
"""

# A draft is its author's alone; a maintainer sees it when it is sent.
PROPOSING = """
GET   /proposals/new/                                   302x2 200x8
GET   /proposals/new/?release=9.9                       302x2 404x8
GET   /proposals/new/?release=1.1&element=data          302x2 404x8
POST  /proposals/new/                                   302x2 422x8
POST  /proposals/new/  quote=other                      302x2 409x8
POST  /proposals/new/  release=9.9                      302x2 400x8
GET   /proposals/mine/                                  302 200x9
GET   /proposals/drafts/{own_proposal}/                 404x2 200x8
POST  /proposals/drafts/{own_proposal}/                 404x2 422x8
GET   /proposals/drafts/{proposal_draft}/               404x10
POST  /proposals/drafts/{proposal_draft}/               404x10
GET   /proposals/drafts/{no_uid}/                       404x10
GET   /proposals/drafts/{own_proposal}/check/           404x2 200x8
POST  /proposals/drafts/{own_proposal}/check/           404x2 302x8
GET   /proposals/drafts/{proposal_draft}/check/         404x10
POST  /proposals/drafts/{proposal_draft}/check/         404x10
"""

TAKING_PART = """
POST  /proposals/{received_number}/vote/  vote=support  302 403 302x8
POST  /proposals/{received_number}/vote/  vote=take-back 302x10
POST  /proposals/{received_number}/vote/                302 400x9
POST  /proposals/{decided_number}/vote/  vote=support   302 403 409x8
POST  /proposals/999/vote/  vote=support                404x10
GET   /proposals/{received_number}/vote/                405x10
POST  /proposals/{received_number}/comments/  text=Yes  302 403 302x8
POST  /proposals/{received_number}/comments/            302 422x9
POST  /proposals/{decided_number}/comments/  text=Yes   302 403 409x8
POST  /proposals/999/comments/  text=Yes                404x10
POST  /proposals/{received_number}/withdraw/  why=No    302 403x9
POST  /proposals/{received_number}/withdraw/            302 422x9
POST  /proposals/999/withdraw/  why=No                  404x10
POST  /proposals/{decided_number}/reopen/  why=News     302 403x6 302 403x2
POST  /proposals/999/reopen/  why=News                  404x10
GET   /proposals/{received_number}/comments/{comment}/hide/          404x8 200 404
POST  /proposals/{received_number}/comments/{comment}/hide/          404x8 422 404
POST  /proposals/{received_number}/comments/{comment}/hide/  why=Ad  404x8 302 404
GET   /proposals/{received_number}/comments/{no_uid}/hide/           404x10
"""

# The maintainers' desk. Where the table of steps does not lead, the answer is 409.
DESK = """
GET   /admin/proposals/                                 302x7 200 302x2
GET   /admin/proposals/?state=decided                   302x7 200 302x2
GET   /admin/proposals/?q=plainly                       302x7 200 302x2
GET   /admin/proposals/{received_number}/               302x7 200 302x2
GET   /admin/proposals/999/                             302x7 404 302x2
POST  /admin/proposals/{received_number}/triage/        302x7 422 302x2
POST  /admin/proposals/{received_number}/triage/  kind=typo&why=So   302x10
POST  /admin/proposals/{decided_number}/triage/  kind=typo&why=So    302x7 409 302x2
POST  /admin/proposals/{received_number}/no-such-step/  why=So       302x7 404 302x2
POST  /admin/proposals/999/triage/  why=So              302x7 404 302x2
GET   /admin/proposals/{received_number}/triage/        302x6 405x4
"""

TABLES = {
    "reading proposals": READING,
    "proposing changes": PROPOSING,
    "taking part": TAKING_PART,
    "deciding": DESK,
}
