"""The ZIP archive that every spreadsheet is: what it unpacks to is measured before it is opened.

Nothing is believed: a header may say a small size and unpack to a large one, and the reader of
spreadsheets would unpack it all before it noticed.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from library.operations.files.rows import FileRefusedError

RATIO = 40  # spreadsheets unpack to 5 to 20 times their size
ALWAYS_ALLOWED = 10_000_000  # bytes
MEMBERS = 2_000
LOCAL_HEADER = struct.Struct("<26xHH")
CHUNK = 1 << 16
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}

NOT_A_SPREADSHEET = (
    "This is not a spreadsheet, or it is damaged. Save it again as XLSX, ODS or CSV."
)
TOO_MUCH = (
    "The file is {packed} and unpacks to more than {unpacked}. "
    "No list of actions does that: save its text as CSV and import that."
)


def allowance(path: Path) -> int:
    """How many bytes the file at `path` may unpack to."""
    return max(ALWAYS_ALLOWED, RATIO * path.stat().st_size)


def refuse_growth(path: Path) -> FileRefusedError:
    """The refusal of a file that grows beyond its allowance."""
    return FileRefusedError(
        TOO_MUCH.format(packed=_size(path.stat().st_size), unpacked=_size(allowance(path)))
    )


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{max(1, count // 1000)} kB"


def checked_members(path: Path) -> list[zipfile.ZipInfo]:
    """Members of the archive at `path`, by what it declares. Raises FileRefusedError."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, struct.error, ValueError, OSError, NotImplementedError):
        raise FileRefusedError(NOT_A_SPREADSHEET) from None
    if any(member.flag_bits & 1 for member in members):
        raise FileRefusedError("The file is locked with a password. Save it without one.")
    if any(member.compress_type not in METHODS for member in members) or len(members) > MEMBERS:
        raise FileRefusedError(NOT_A_SPREADSHEET)
    if sum(member.file_size for member in members) > allowance(path):
        raise refuse_growth(path)
    return members


def unpacked(file: BinaryIO, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The content of `member`, in pieces. Raises FileRefusedError when its header lied."""
    file.seek(member.header_offset)
    header = file.read(30)
    if len(header) < 30:
        raise FileRefusedError(NOT_A_SPREADSHEET)
    file.seek(sum(LOCAL_HEADER.unpack(header)), 1)
    count = 0
    for piece in _pieces(file, member):
        count += len(piece)
        if count > member.file_size:
            break
        yield piece
    if count != member.file_size:
        raise FileRefusedError(NOT_A_SPREADSHEET)


def _pieces(file: BinaryIO, member: zipfile.ZipInfo) -> Iterator[bytes]:
    left = member.compress_size
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    while left > 0 and (packed := file.read(min(CHUNK, left))):
        left -= len(packed)
        if member.compress_type == zipfile.ZIP_STORED:
            yield packed
            continue
        while packed:
            try:
                yield unpacker.decompress(packed, CHUNK * 4)
            except zlib.error:
                raise FileRefusedError(NOT_A_SPREADSHEET) from None
            packed = unpacker.unconsumed_tail
