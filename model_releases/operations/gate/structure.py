"""Which pages there are, and that each uid and code names one thing."""

from collections import defaultdict
from collections.abc import Iterator

from model_releases.models.uids import is_uid
from model_releases.operations.drafting import codes_in
from model_releases.operations.snapshot import PageText, Snapshot
from model_releases.signals import GateFault


def structure_faults(snapshot: Snapshot) -> Iterator[GateFault]:
    """Repeated or malformed uids, repeated codes, and groups that do not list what there is."""
    yield from _other_model(snapshot)
    yield from _uids(snapshot)
    yield from _codes(snapshot)
    yield from _groups(snapshot)


def _other_model(snapshot: Snapshot) -> Iterator[GateFault]:
    row, text = snapshot.release.page, snapshot.release.text
    if (text["model"], text["base"]) != (row.model_id, row.base_id):
        yield GateFault(
            "The release page speaks of another model or release than it was opened for. "
            "Set this working copy aside and open a new one.",
            snapshot.release.address,
        )


def _uids(snapshot: Snapshot) -> Iterator[GateFault]:
    stands: dict[str, list[PageText]] = defaultdict(list)
    for page in snapshot.dimensions:
        for uid in (page.text["uid"], *(passage["id"] for _, passage in page.passages)):
            stands[uid].append(page)
    for uid, pages in stands.items():
        if not is_uid(str(uid)):
            yield GateFault(
                f"{pages[0].name} has “{uid}” as a uid, which is none.", pages[0].address
            )
        if len(pages) > 1:
            names = " and ".join(dict.fromkeys(one.name for one in pages))
            yield GateFault(
                f"The uid {uid} stands more than once, in {names}. It names one thing: "
                "take the copy away and write it anew.",
                pages[-1].address,
            )


def _codes(snapshot: Snapshot) -> Iterator[GateFault]:
    seen: dict[str, PageText] = {}
    for page in snapshot.dimensions:
        code = page.text["code"]
        if code in seen:
            yield GateFault(
                f"{page.name} and {seen[code].name} have the same code, “{code}”.", page.address
            )
        seen[code] = page


def _groups(snapshot: Snapshot) -> Iterator[GateFault]:
    release = snapshot.release
    listed = [code for group in release.text["groups"] for code in codes_in(group)]
    pages = {one.text["code"]: one for one in snapshot.dimensions}
    for code in dict.fromkeys(listed):
        if listed.count(code) > 1:
            yield GateFault(f"The groups list “{code}” more than once.", release.address)
        if code not in pages:
            yield GateFault(
                f"The groups list “{code}”, but there is no page with that code.", release.address
            )
    for code, page in pages.items():
        if code not in listed:
            yield GateFault(f"No group lists {page.name} (code “{code}”).", release.address)
