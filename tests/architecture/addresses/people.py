"""Who gets what at the addresses about people: joining, accounts, signing in, the desk."""

# Ten columns: anonymous, unapproved, member, viewer, editor, lead, curator, maintainer,
# moderator, operator.
JOINING = """
GET   /join/                                            200x2 302x8
POST  /join/                                            422x2 302x8
POST  /join/  name=Ann&email=a@b.uk&council_name=Ash    302x10
GET   /join/asked/                                      200x10
"""

ACCOUNTS = """
GET   /accounts/me/                                     302 200x9
POST  /accounts/me/                                     302 200x9
POST  /accounts/me/  name=Ann                           302x10
GET   /accounts/letters/                                302 200x9
POST  /accounts/letters/                                302 422x9
POST  /accounts/letters/  letters=daily                 302x10
GET   /accounts/interests/                              302x2 200x8
POST  /accounts/interests/                              302x2 422x8
POST  /accounts/interests/  kind=other&about=It         302x10
POST  /accounts/interests/{others_interest}/end/        302 404x9
GET   /accounts/interests/{others_interest}/end/        302 405x9
GET   /accounts/email/                                  302 200x9
POST  /accounts/email/                                  302x10
GET   /accounts/password/change/                        302 200x9
GET   /accounts/password/set/                           302x10
GET   /accounts/reauthenticate/                         302 200x9
GET   /accounts/logout/                                 302 200x9
POST  /accounts/logout/                                 302x10
"""

# One's own, and nobody else's: not even those who see people read them.
NOTICES = """
GET   /accounts/notices/                                302 200x9
POST  /accounts/notices/                                302x10
GET   /accounts/notices/{own_notice}/                   302x10
POST  /accounts/notices/{own_notice}/                   302 405x9
GET   /accounts/notices/{others_notice}/                302 404x9
GET   /accounts/notices/0/                              302 404x9
"""

# Who is signed in already is led on.
SIGNING_IN = """
GET   /accounts/login/                                  200 302x9
POST  /accounts/login/                                  200 302x9
GET   /accounts/login/code/                             200 302x9
GET   /accounts/login/code/confirm/                     302x10
GET   /accounts/signup/                                 200 302x9
POST  /accounts/signup/                                 200 302x9
GET   /accounts/confirm-email/                          302x10
GET   /accounts/inactive/                               200x10
GET   /accounts/password/reset/                         200x10
GET   /accounts/password/reset/done/                    200x10
GET   /accounts/password/reset/key/1-set-password/      200x10
GET   /accounts/password/reset/key/done/                200x10
"""

# In the admin, Wagtail's redirect stands for 404: to its first page for those with a role,
# to signing in for everybody else.
DESK = """
GET   /admin/login/                                     302x10
GET   /admin/account/                                   302x6 200x4
POST  /admin/account/  theme=dark                       302x6 200x4
POST  /admin/account/  theme=dark&contrast=system&density=snug  302x10
GET   /admin/people/                                    302x10
GET   /admin/people/joining/                            302x8 200 302
GET   /admin/people/joining/{request}/                  302x8 200 302
GET   /admin/people/joining/{no_uid}/                   302x8 404 302
POST  /admin/people/joining/{request}/approve/          302x8 200 302
POST  /admin/people/joining/{request}/decline/          302x8 200 302
POST  /admin/people/joining/{no_uid}/approve/           302x8 404 302
GET   /admin/people/joining/{request}/approve/          302x6 405x4
GET   /admin/people/joining/{request}/decline/          302x6 405x4
GET   /admin/people/members/                            302x8 200x2
GET   /admin/people/members/?q=ann                      302x8 200x2
GET   /admin/people/members/{somebody}/                 302x8 200x2
GET   /admin/people/members/{no_uid}/                   302x8 404x2
POST  /admin/people/members/{somebody}/give-role/       302x10
POST  /admin/people/members/{somebody}/take-role/       302x10
POST  /admin/people/members/{somebody}/ban/             302x10
POST  /admin/people/members/{somebody}/lift-ban/        302x10
"""

TABLES = {
    "joining": JOINING,
    "accounts": ACCOUNTS,
    "notices": NOTICES,
    "signing in": SIGNING_IN,
    "desk": DESK,
}
