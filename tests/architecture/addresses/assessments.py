"""Who gets what at the addresses of assessments."""

# Ten columns: anonymous, unapproved, member, viewer, editor, lead, curator, maintainer,
# moderator, operator. The viewer, editor and lead are of the council whose assessments these are.
READING = """
GET   /councils/{council}/assessments/                          200x10
GET   /councils/{quiet_council}/assessments/                    404x10
GET   /councils/no-such-council/assessments/                    404x10
GET   /councils/{council}/assessments/{shown_one}/              200x10
GET   /councils/{council}/assessments/{shown_one}.json          200x10
GET   /councils/{formed_council}/assessments/{formed_one}/      200x10
GET   /councils/{quiet_council}/assessments/{shown_one}/        404x10
GET   /councils/{council}/assessments/{signed_one}/             404x3 200x3 404x4
GET   /councils/{council}/assessments/{signed_one}.json         404x3 200x3 404x4
GET   /councils/{council}/assessments/{open_one}/               404x3 200x3 404x4
GET   /councils/{council}/assessments/{open_one}.json           404x3 200x3 404x4
GET   /councils/{council}/assessments/{no_uid}/                 404x10
POST  /councils/{council}/assessments/{shown_one}/              405x10
"""

WRITING = """
GET   /councils/{council}/assessments/new/                      404x4 200x2 404x4
POST  /councils/{council}/assessments/new/                      404x4 422x2 404x4
GET   /councils/{quiet_council}/assessments/new/                404x10
GET   /councils/{council}/assessments/{open_one}/dimensions/data/     404x4 200x2 404x4
POST  /councils/{council}/assessments/{open_one}/dimensions/data/     404x4 422x2 404x4
GET   /councils/{council}/assessments/{open_one}/dimensions/none/     404x10
GET   /councils/{council}/assessments/{shown_one}/dimensions/data/    404x4 302x2 404x4
POST  /councils/{council}/assessments/{shown_one}/dimensions/data/    404x4 422x2 404x4
"""

SIGNING = """
GET   /councils/{council}/assessments/{open_one}/sign-off/      404x5 200 404x4
POST  /councils/{council}/assessments/{open_one}/sign-off/      404x5 302 404x4
GET   /councils/{council}/assessments/{shown_one}/sign-off/     404x5 302 404x4
POST  /councils/{council}/assessments/{shown_one}/sign-off/     404x5 302 404x4
GET   /councils/{council}/assessments/{shown_one}/publish/      404x5 200 404x4
POST  /councils/{council}/assessments/{signed_one}/publish/     404x5 302 404x4
POST  /councils/{council}/assessments/{open_one}/publish/       404x5 409 404x4
POST  /councils/{council}/assessments/{shown_one}/publish/  then=withdraw  404x5 302 404x4
"""

CARRYING = """
GET   /councils/{council}/assessments/{old_one}/carry/                404x4 200x2 404x4
POST  /councils/{council}/assessments/{old_one}/carry/                404x4 302x2 404x4
GET   /councils/{council}/assessments/{shown_one}/carry/              404x4 302x2 404x4
GET   /councils/{council}/assessments/{old_one}/carry/data/           404x10
GET   /councils/{council}/assessments/{carried_one}/carry/            404x3 200x3 404x4
GET   /councils/{council}/assessments/{carried_one}/carry/data/       404x4 200x2 404x4
POST  /councils/{council}/assessments/{carried_one}/carry/data/       404x4 422x2 404x4
GET   /councils/{council}/assessments/{carried_one}/carry/none/       404x10
"""

TABLES = {
    "assessments": READING,
    "assessing": WRITING,
    "signing off": SIGNING,
    "carrying over": CARRYING,
}
