# /// script
# requires-python = ">=3.11"
# dependencies = []
# ///
"""Pack files into archives, list them and unpack them."""

import base64
import binascii
import contextlib
import io
import json
import os
import re
import sys
import tarfile
import tempfile
import traceback
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

MAX_ENTRIES = 100_000
MAX_TOTAL_BYTES = 4_000_000_000
# Deflate reaches about 1000 to 1: what claims more is made to fill a disk.
MAX_RATIO = 2000
FORMATS = {".zip": "zip", ".tar": "w", ".tar.gz": "w:gz", ".tgz": "w:gz", ".tar.xz": "w:xz"}


class Entry(NamedTuple):
    name: str
    size: int
    # "file", "folder" or "other": a link, a device.
    kind: str
    open: Callable[[], IO[bytes]]


def list_archive(fields: dict) -> dict:
    path = path_in(fields, "archive")
    with open_entries(path) as entries:
        return listing(entries)


def inspect(fields: dict) -> dict:
    content = text_field(fields, "content")
    try:
        data = base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError) as error:
        raise SkillError("invalid-input", "`content` must be Base64") from error
    with open_entries(io.BytesIO(data)) as entries:
        return listing(entries)


def listing(entries: Iterator[Entry]) -> dict:
    everything = [
        {"name": entry.name, "bytes": entry.size, "kind": entry.kind} for entry in entries
    ]
    total = sum(entry["bytes"] for entry in everything)
    shown = everything[:1000]
    return {"entries": shown, "count": len(everything), "total_bytes": total}


def extract(fields: dict) -> dict:
    archive, target = path_in(fields, "archive"), path_in(fields, "to")
    if os.path.lexists(target) and (not target.is_dir() or any(target.iterdir())):
        raise SkillError("target-not-empty", "`to` must be a new or an empty folder")
    budget = max(1, archive.stat().st_size if archive.is_file() else 1) * MAX_RATIO
    budget = min(budget, MAX_TOTAL_BYTES)
    target.parent.mkdir(parents=True, exist_ok=True)
    # Unpacked beside its place and moved there whole: what fails leaves nothing behind.
    with (
        open_entries(archive) as entries,
        tempfile.TemporaryDirectory(prefix=".unpacking-", dir=target.parent) as workplace,
    ):
        unpacked = Path(workplace, "content")
        unpacked.mkdir()
        count = unpack(entries, unpacked, budget)
        if target.is_dir():
            target.rmdir()
        unpacked.rename(target)
    return {"to": str(target), "count": count}


def unpack(entries: Iterator[Entry], target: Path, budget: int) -> int:
    count = 0
    for entry in entries:
        place = target.joinpath(*safe_parts(entry.name))
        if entry.kind == "other":
            raise SkillError("unsafe-archive", f"{entry.name[:80]!r} is a link or a device")
        if entry.kind == "folder":
            place.mkdir(parents=True, exist_ok=True)
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.exists():
            raise SkillError("unsafe-archive", f"{entry.name[:80]!r} is in the archive twice")
        # The size that an archive claims may be wrong: what counts is what comes out.
        with entry.open() as source, place.open("xb") as file:
            while part := source.read(1_000_000):
                budget -= len(part)
                if budget < 0:
                    raise SkillError("unsafe-archive", "the archive unpacks to far too much")
                file.write(part)
        count += 1
    return count


def create(fields: dict) -> dict:
    archive, sources = path_in(fields, "archive"), fields.get("files")
    mode = next((mode for end, mode in FORMATS.items() if archive.name.lower().endswith(end)), None)
    if mode is None:
        message = f"the name of `archive` must end in one of: {', '.join(FORMATS)}"
        raise SkillError("invalid-input", message)
    if not isinstance(sources, list) or not sources:
        raise SkillError("invalid-input", "`files` must be a list of files and folders")
    if os.path.lexists(archive):
        raise SkillError("target-exists", f"{archive.name[:80]!r} exists; it is not overwritten")
    root = root_of(fields)
    files = list(collect(root, [path_in(fields, "files", value) for value in sources], archive))
    interim = archive.with_name(f".{archive.name}.part")
    try:
        if mode == "zip":
            with zipfile.ZipFile(
                interim, "x", zipfile.ZIP_DEFLATED, strict_timestamps=False
            ) as out:
                for path in files:
                    out.write(path, path.relative_to(root))
        else:
            with tarfile.open(interim, mode.replace("w", "x")) as out:
                for path in files:
                    out.add(path, path.relative_to(root), recursive=False, filter=anonymous)
        interim.rename(archive)
    finally:
        interim.unlink(missing_ok=True)
    return {"archive": str(archive), "count": len(files), "bytes": archive.stat().st_size}


def collect(root: Path, sources: list[Path], archive: Path) -> Iterator[Path]:
    """Every regular file below the sources, once and in order; links stay out."""
    seen: set[Path] = set()
    for source in sources:
        if not source.exists():
            shown = source.relative_to(root).as_posix()[:200]
            raise SkillError("file-not-found", f"there is no {shown!r}")
        found = sorted(source.rglob("*")) if source.is_dir() else [source]
        for path in found:
            if path.is_symlink() or not path.is_file() or path == archive or path in seen:
                continue
            if not path.resolve().is_relative_to(root):
                continue
            seen.add(path)
            if len(seen) > MAX_ENTRIES:
                raise SkillError("too-many-files", f"more than {MAX_ENTRIES} files")
            yield path


def anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Who owns a file here is nobody's business elsewhere."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


@contextlib.contextmanager
def open_entries(source: Path | io.BytesIO) -> Iterator[Iterator[Entry]]:
    """The entries of a ZIP or TAR archive, whatever its name says."""
    if isinstance(source, Path) and not source.is_file():
        raise SkillError("file-not-found", f"there is no archive {source.name[:80]!r}")
    try:
        if zipfile.is_zipfile(source):
            with zipfile.ZipFile(source) as archive:
                yield zip_entries(archive)
            return
        if isinstance(source, io.BytesIO):
            source.seek(0)
        opened = {"fileobj": source} if isinstance(source, io.BytesIO) else {"name": source}
        with tarfile.open(mode="r:*", **opened) as archive:
            yield tar_entries(archive)
    except (zipfile.BadZipFile, tarfile.TarError, EOFError, NotImplementedError) as error:
        raise SkillError("not-an-archive", f"this is no readable ZIP or TAR: {error}") from error
    except RuntimeError as error:
        raise SkillError("not-an-archive", "the archive is encrypted") from error


def zip_entries(archive: zipfile.ZipFile) -> Iterator[Entry]:
    for number, info in enumerate(archive.infolist()):
        check_number(number)
        # The upper half holds the Unix mode; a link would point wherever it likes.
        link = (info.external_attr >> 16) & 0o170000 == 0o120000
        kind = "other" if link else "folder" if info.is_dir() else "file"
        yield Entry(info.filename, info.file_size, kind, lambda info=info: archive.open(info))


def tar_entries(archive: tarfile.TarFile) -> Iterator[Entry]:
    for number, member in enumerate(archive):
        check_number(number)
        kind = "file" if member.isfile() else "folder" if member.isdir() else "other"
        yield Entry(
            member.name,
            member.size,
            kind,
            lambda member=member: archive.extractfile(member) or io.BytesIO(),
        )


def check_number(number: int) -> None:
    if number >= MAX_ENTRIES:
        raise SkillError("unsafe-archive", f"the archive has more than {MAX_ENTRIES} entries")


def safe_parts(name: str) -> tuple[str, ...]:
    """The parts of an entry's name; one that would leave the folder is refused."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    bad = not parts or parts[0] == "/" or ".." in parts or "\0" in name
    if bad or re.match(r"[A-Za-z]:", parts[0]):
        raise SkillError("unsafe-archive", f"{name[:80]!r} would leave the folder")
    return parts


def root_of(fields: dict) -> Path:
    root = Path(text_field(fields, "folder"))
    try:
        resolved = root.resolve()
        exists = resolved.is_dir()
    except (OSError, ValueError, RuntimeError) as error:
        raise SkillError("invalid-input", "`folder` must be a path") from error
    if not root.is_absolute() or not exists:
        raise SkillError("folder-not-found", f"there is no folder {str(root)[:300]}")
    return resolved


def path_in(fields: dict, name: str, value: object = None) -> Path:
    """A path inside the folder; its last part may be missing, and may not be a link."""
    relative = text_field(fields, name) if value is None else value
    if not isinstance(relative, str) or not relative.strip("/. ") or "\0" in relative:
        raise SkillError("invalid-input", f"`{name}` must be a path inside the folder")
    if PurePosixPath(relative).is_absolute() or ".." in PurePosixPath(relative).parts:
        raise SkillError("invalid-input", f"`{name}` must be a path inside the folder")
    root = root_of(fields)
    path = root / relative
    if path.is_symlink() or not path.parent.resolve().is_relative_to(root):
        raise SkillError("invalid-input", f"`{name}` must be a path inside the folder")
    return path


def text_field(fields: dict, name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str):
        raise SkillError("invalid-input", f"`{name}` must be a text")
    return value


# --- skill protocol 1.0, the same in every template -----------------------------------

MAX_LINE_BYTES = 102_400


class SkillError(Exception):
    """What the caller is told: `code` is stable and kebab-case, the message is for people."""

    def __init__(self, code: str, message: str, **data: object) -> None:
        super().__init__(message)
        self.code = code
        self.data = {"code": code, **data}


def serve(actions: dict[str, Callable[[dict], object]]) -> None:
    """Answer JSON-RPC 2.0 requests, one a line, until `shutdown` or the end of the input."""
    # Stdout carries the protocol alone: whatever prints by accident prints on stderr.
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    stopped = False

    def handshake(params: dict) -> dict:
        expected = params.get("expected_name")
        return {
            "name": expected if isinstance(expected, str) else os.environ.get("SKILL_ID", "skill"),
            "version": os.environ.get("SKILL_VERSION", "0.1.0"),
            "protocol_version": "1.0",
            "capabilities": ["invoke", "health", "shutdown"],
        }

    def invoke(params: dict) -> object:
        name = params.get("action")
        action = actions.get(name) if isinstance(name, str) else None
        if action is None:
            raise SkillError("unknown-action", f"`action` must be one of: {', '.join(actions)}")
        return action({key: value for key, value in params.items() if key != "action"})

    def health(_params: dict) -> dict:
        return {"status": "ok"}

    def shutdown(_params: dict) -> dict:
        nonlocal stopped
        stopped = True
        return {"status": "ok"}

    methods = {
        "handshake": handshake,
        "invoke": invoke,
        "health": health,
        "shutdown": shutdown,
    }
    for line in sys.stdin.buffer:
        answer = respond(line, methods) if line.strip() else None
        if answer is not None:
            output.write(encode(answer))
            output.flush()
        if stopped:
            break


def respond(line: bytes, methods: dict[str, Callable[[dict], object]]) -> dict | None:
    """The answer to one line, or None to a request without an id, which wants none."""
    try:
        request = json.loads(line.decode(), parse_constant=not_json, parse_float=finite)
    except (ValueError, RecursionError) as error:
        return failure(None, -32700, f"not JSON: {error}")
    if not isinstance(request, dict):
        return failure(None, -32600, "a request is one object; batches are not supported")
    request_id, method = request.get("id"), request.get("method")
    if not is_id(request_id):
        return failure(None, -32600, "`id` must be a string or a number")
    if request.get("jsonrpc") != "2.0" or not isinstance(method, str):
        return failure(request_id, -32600, '`jsonrpc` must be "2.0" and `method` a string')
    answer = call(request_id, methods.get(method.removeprefix("skill.")), request.get("params", {}))
    return answer if "id" in request else None


def call(request_id: object, handler: Callable[[dict], object] | None, params: object) -> dict:
    """The answer of one handler, whatever becomes of it."""
    if handler is None:
        return failure(request_id, -32601, "method not found")
    if not isinstance(params, dict):
        return failure(request_id, -32602, "`params` must be an object")
    try:
        return {"jsonrpc": "2.0", "id": request_id, "result": handler(params)}
    except SkillError as error:
        rpc_code = -32602 if error.code in ("invalid-input", "unknown-action") else -32000
        return failure(request_id, rpc_code, str(error), error.data)
    except Exception as error:
        # Only where and what kind: the text of a foreign exception may hold a secret.
        traceback.print_tb(error.__traceback__)
        return failure(request_id, -32603, f"internal error: {type(error).__name__}")


def encode(answer: dict) -> bytes:
    """One line of JSON; an answer that cannot be one becomes an error."""
    try:
        text = json.dumps(answer, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError, RecursionError):
        return encode(failure(answer["id"], -32603, "internal error: the result is not JSON"))
    # Some readers end lines at these two, and a lone surrogate exists as an escape only.
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    line = text.encode("utf-8", "backslashreplace") + b"\n"
    if len(line) > MAX_LINE_BYTES:
        data = {"code": "output-too-large", "bytes": len(line), "limit": MAX_LINE_BYTES}
        message = f"the answer has {len(line)} bytes, at most {MAX_LINE_BYTES} can be sent"
        return encode(failure(answer["id"], -32000, message, data))
    return line


def failure(request_id: object, code: int, message: str, data: dict | None = None) -> dict:
    error = {"code": code, "message": message, **({"data": data} if data else {})}
    return {"jsonrpc": "2.0", "id": request_id, "error": error}


def is_id(value: object) -> bool:
    """Short, because every answer repeats it, errors about too long answers included."""
    if isinstance(value, str):
        return len(value) <= 1000
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def not_json(constant: str) -> object:
    raise ValueError(f"{constant} is not a JSON value")


def finite(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise ValueError("a number is too large")
    return number


# --- end of the protocol --------------------------------------------------------------

if __name__ == "__main__":
    serve({"list": list_archive, "extract": extract, "create": create, "inspect": inspect})
