"""The model at a glance: dimensions by levels, each cell a link that says its activity."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from ui.charts import glance_narrow, glance_wide
from ui.charts.grid import Group, Level, Row


@dataclass(frozen=True)
class Glance:
    """Both drawings and the table that says the same."""

    title: str
    wide: SafeString
    narrow: SafeString
    columns: list[str]
    rows: list[list[str | SafeString]] = field(default_factory=list)
    has_proposals: bool = False
    has_changes: bool = False


def draw(title: str, levels: Sequence[Level], groups: Sequence[Group]) -> Glance:
    """Draw wide (1120) and narrow (360), and list the table's rows. Pure: no query."""
    rows = [row for group in groups for row in group.rows]
    facts = (
        f"{len(rows)} dimensions in {len(groups)} groups, with up to {len(levels)} levels. "
        "Every cell leads to the wording of one level of one dimension and says how many "
        "actions lead there. The same facts are in the table below."
    )
    cells = [cell for row in rows for cell in row.cells if cell]
    return Glance(
        title=title,
        wide=mark_safe(glance_wide.draw(title, facts, levels, groups)),  # noqa: S308  svg escapes
        narrow=mark_safe(glance_narrow.draw(title, facts, levels, groups)),  # noqa: S308  as above
        columns=["Dimension", *map(str, levels)],
        rows=[_table_row(row) for row in rows],
        has_proposals=any(cell.proposals for cell in cells),
        has_changes=any(cell.is_changed for cell in cells),
    )


def _table_row(row: Row) -> list[str | SafeString]:
    head = format_html('<a class="govuk-link" href="{}">{}</a>', row.url, row.name)
    return [head, *(cell.in_the_table if cell else "No such level" for cell in row.cells)]
