"""A plan as DOCX: headings, a table whose first row is its head, and the model's words apart."""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from datetime import datetime
from io import BytesIO
from itertools import groupby
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Emu
from docx.table import Table
from docx.text.paragraph import Paragraph

from plans.exports.contents import Contents, ItemLine
from ui.dates import whole_date
from ui.xml_text import clean

# Head of each column, and its share of the width
HEADS = {"Action": 10, "Closes the gap": 6, "Starts": 5, "Due": 5, "Cost": 4, "Status": 4}
OWNER = {"Owner": 6}


def docx_of(contents: Contents, *, at: datetime) -> bytes:
    """The plan as a document, made at `at`."""
    document = Document()
    _set_up(document, contents, at)
    document.add_heading(clean(contents.title), level=0)
    _add_facts(document, contents)
    _add_heading(document, "Actions", level=1)
    if contents.lines:
        _add_actions(document, contents)
    else:
        document.add_paragraph("Nothing is planned yet.")
    if contents.shows_all:
        _add_own_words(document, contents.lines)
    _add_model_texts(document, contents)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up(document: WordDocument, contents: Contents, at: datetime) -> None:
    about = document.core_properties
    about.title, about.author = clean(contents.title)[:255], clean(contents.council)[:255]
    about.created = about.modified = at
    about.language, about.comments = "en-GB", ""
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = page.page_height, page.page_width


def _add_facts(document: WordDocument, contents: Contents) -> None:
    for term, value in contents.facts:
        line = document.add_paragraph()
        line.add_run(f"{term}: ").bold = True
        if value == contents.licence_address:
            _add_link(line, value)
        else:
            line.add_run(clean(value))


def _add_link(line: Paragraph, address: str) -> None:
    """A link that can be followed; python-docx reads such links and makes none."""
    target = line.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), target)
    run = line.add_run(address)
    run.underline = True
    link.append(run._r)
    line._p.append(link)


def _add_actions(document: WordDocument, contents: Contents) -> None:
    heads = HEADS | OWNER if contents.shows_all else HEADS
    rows = [_cells(line, shows_all=contents.shows_all) for line in contents.lines]
    _add_table(document, "Planned actions", heads, rows)


def _cells(line: ItemLine, *, shows_all: bool) -> tuple[str, ...]:
    shown = (
        line.title,
        f"{line.dimension}: {line.from_level} to {line.to_level}",
        whole_date(line.starts_on) if line.starts_on else "",
        whole_date(line.due_on) if line.due_on else "",
        f"£{line.cost_pounds:,}" if line.cost_pounds is not None else "",
        line.status,
    )
    return (*shown, line.owner) if shows_all else shown


def _add_table(
    document: WordDocument, caption: str, heads: Mapping[str, int], rows: Iterable[Sequence[str]]
) -> None:
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    _describe(table, caption)
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    # Copies of one bare row: python-docx takes six times as long to make each.
    bare = table.add_row()._tr
    _share_width(table, document.sections[0], tuple(heads.values()))
    bare.getparent().remove(bare)
    for row in rows:
        made = deepcopy(bare)
        for cell, text in zip(made.tc_lst, row, strict=True):
            cell.p_lst[0].add_r().text = clean(text)
        table._tbl.append(made)


def _share_width(table: Table, page: Section, shares: Sequence[int]) -> None:
    """Give each column its share of what the margins leave; a word processor asks the cells."""
    edges = (page.page_width, page.left_margin, page.right_margin)
    width, left, right = (int(edge or 0) for edge in edges)
    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Emu((width - left - right) * share // sum(shares))
        for cell in column.cells:
            cell.width = column.width


def _describe(table: Table, caption: str) -> None:
    """Name the table, and mark its first row as head: read out, and repeated on each page."""
    about = table._tbl.tblPr
    for name in ("w:tblCaption", "w:tblDescription"):
        element = OxmlElement(name)
        element.set(qn("w:val"), caption)
        about.append(element)
    first: Any = table.rows[0]._tr.get_or_add_trPr()
    first.append(OxmlElement("w:tblHeader"))


def _add_heading(document: WordDocument, text: str, *, level: int) -> None:
    """A heading, by its style's id: looking the style up by name costs more than all the rest."""
    document.add_paragraph(clean(text))._p.style = f"Heading{level}"


def _add_own_words(document: WordDocument, lines: Iterable[ItemLine]) -> None:
    said = [line for line in lines if line.notes or line.proof]
    if said:
        _add_heading(document, "In the council’s own words", level=1)
    for line in said:
        _add_heading(document, line.title, level=2)
        for text in filter(None, (line.notes, line.proof and f"Proof: {line.proof}")):
            document.add_paragraph(clean(text))


def _add_model_texts(document: WordDocument, contents: Contents) -> None:
    """Every passage word for word, below its dimension and level."""
    if not contents.model_texts:
        return
    number = contents.release.number
    _add_heading(document, f"The words of the model, release {number}, unmodified", level=1)
    for dimension, of_dimension in groupby(contents.model_texts, key=lambda one: one.dimension):
        _add_heading(document, dimension, level=2)
        for level, passages in groupby(of_dimension, key=lambda one: one.level):
            _add_heading(document, level, level=3)
            for one in passages:
                line = document.add_paragraph()
                if one.facet:
                    line.add_run(f"{clean(one.facet)}: ").bold = True
                line.add_run(clean(one.text))
