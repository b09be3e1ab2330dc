# /// script
# requires-python = ">=3.11"
# dependencies = []
# ///
"""Find files in a folder and rename them."""

import contextlib
import fnmatch
import json
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

MAX_VISITED = 200_000


def find(fields: dict) -> dict:
    folder, limit = folder_of(fields), integer_field(fields, "limit", default=100, most=1000)
    smallest = integer_field(fields, "min_bytes", default=0, most=10**15)
    largest = integer_field(fields, "max_bytes", default=10**15, most=10**15)
    after, before = moment_of(fields, "modified_after"), moment_of(fields, "modified_before")
    needle = text_field(fields, "contains", default="").encode("utf-8", "surrogatepass")
    found, truncated = [], False
    for path in files_in(folder, fields):
        try:
            status = path.stat(follow_symlinks=False)
            changed = datetime.fromtimestamp(status.st_mtime, UTC)
            fits = smallest <= status.st_size <= largest
            fits = fits and (after is None or changed >= after)
            fits = fits and (before is None or changed < before)
            if not fits or (needle and not holds(path, needle)):
                continue
        except OSError:
            continue
        if len(found) == limit:
            truncated = True
            break
        entry = {"path": name_of(path, folder), "bytes": status.st_size}
        found.append({**entry, "modified": changed.isoformat(timespec="seconds")})
    return {"folder": str(folder), "files": found, "truncated": truncated}


def rename(fields: dict) -> dict:
    folder, change = folder_of(fields), change_of(fields)
    dry_run = flag(fields, "dry_run", default=True)
    moves = []
    for position, path in enumerate(files_in(folder, fields), start=1):
        target = path.with_name(new_name(path.name, change, position))
        if target.name != path.name:
            moves.append((path, target))
    check_moves(moves)
    if not dry_run:
        perform(moves)
    listed = [{"from": name_of(a, folder), "to": name_of(b, folder)} for a, b in moves[:1000]]
    return {"renamed": not dry_run, "count": len(moves), "files": listed}


def preview_names(fields: dict) -> dict:
    names, change = fields.get("names"), change_of(fields)
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise SkillError("invalid-input", "`names` must be a list of file names")
    renamed = [new_name(name, change, position) for position, name in enumerate(names, start=1)]
    return {"names": renamed}


def files_in(folder: Path, fields: dict) -> Iterator[Path]:
    """Files that match, in the order of their names; links are not followed out of the folder."""
    pattern = text_field(fields, "pattern", default="*")
    recursive, hidden = (
        flag(fields, "recursive", default=True),
        flag(fields, "hidden", default=False),
    )
    visited = 0
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if hidden or not name.startswith("."))
        for name in sorted(files):
            visited += 1
            if visited > MAX_VISITED:
                raise SkillError(
                    "too-many-files", f"more than {MAX_VISITED} files: name a subfolder"
                )
            path = Path(parent, name)
            shown = hidden or not name.startswith(".")
            if shown and fnmatch.fnmatch(name.lower(), pattern.lower()) and not path.is_symlink():
                yield path
        if not recursive:
            return


def change_of(fields: dict) -> tuple[re.Pattern[str], str]:
    """What is looked for in a name and what is put in its place."""
    search, replacement = (
        text_field(fields, "search"),
        text_field(fields, "replacement", default=""),
    )
    if not search:
        raise SkillError("invalid-input", "`search` must not be empty")
    if not flag(fields, "regex", default=False):
        return re.compile(re.escape(search)), replacement.replace("\\", "\\\\")
    try:
        pattern = re.compile(search)
        # `re` reports a bad replacement only when something matches.
        re.compile(f"(?:{search})|").sub(replacement, "")
    except (re.error, IndexError, RecursionError) as error:
        raise SkillError("invalid-input", f"not a regular expression: {error}") from error
    return pattern, replacement


def new_name(name: str, change: tuple[re.Pattern[str], str], position: int) -> str:
    pattern, replacement = change
    result = pattern.sub(replacement.replace("{n}", str(position)), name)
    plain = result not in ("", ".", "..") and not re.search(r"[/\\\x00-\x1f]", result)
    if not plain or len(result.encode("utf-8", "surrogateescape")) > 255:
        raise SkillError(
            "invalid-input", f"{name[:80]!r} would become {result[:80]!r}, no file name"
        )
    return result


def check_moves(moves: list[tuple[Path, Path]]) -> None:
    """Nothing is overwritten: neither what is there nor what is renamed along."""
    sources = {source for source, _ in moves}
    targets: set[Path] = set()
    for source, target in moves:
        # Where case does not count, a name may differ from its own file by case alone.
        same = target.exists() and source.exists() and target.samefile(source)
        if target in targets or (target not in sources and not same and os.path.lexists(target)):
            raise SkillError("name-taken", f"two files would be called {target.name[:80]!r}")
        targets.add(target)


def perform(moves: list[tuple[Path, Path]]) -> None:
    """All renames or none; over interim names, so that files can exchange theirs."""
    done: list[tuple[Path, Path]] = []
    steps = [(a, a.with_name(f".renaming-{os.getpid()}-{i}")) for i, (a, _) in enumerate(moves)]
    steps += [(interim, b) for (_, interim), (_, b) in zip(steps, moves, strict=True)]
    try:
        for source, target in steps:
            source.rename(target)
            done.append((source, target))
    except OSError as error:
        for source, target in reversed(done):
            with contextlib.suppress(OSError):
                target.rename(source)
        raise SkillError("rename-failed", f"nothing was renamed: {error.strerror}") from error


def holds(path: Path, needle: bytes) -> bool:
    """Whether a file holds these bytes; read in parts that overlap by the length of the needle."""
    with path.open("rb") as file:
        tail = b""
        while part := file.read(1_000_000):
            if needle in tail + part:
                return True
            tail = part[-len(needle) :]
    return False


def folder_of(fields: dict) -> Path:
    """The folder, or one inside it; never one beside it."""
    root = Path(text_field(fields, "folder"))
    inside = text_field(fields, "subfolder", default="")
    try:
        base, folder = root.resolve(), (root / inside).resolve()
        exists = folder.is_dir()
    except (OSError, ValueError, RuntimeError) as error:
        raise SkillError("invalid-input", "`folder` and `subfolder` must be paths") from error
    if not root.is_absolute() or not folder.is_relative_to(base):
        raise SkillError("invalid-input", "`subfolder` must lie inside `folder`")
    if not exists:
        raise SkillError("folder-not-found", f"there is no folder {str(folder)[:300]}")
    return folder


def name_of(path: Path, folder: Path) -> str:
    """Relative and in `/`; bytes that are no UTF-8 are shown as `?`."""
    text = path.relative_to(folder).as_posix()
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def moment_of(fields: dict, name: str) -> datetime | None:
    text = fields.get(name)
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise SkillError("invalid-input", f"`{name}` must be a day or time in ISO 8601") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def text_field(fields: dict, name: str, *, default: str | None = None) -> str:
    value = fields.get(name, default)
    if not isinstance(value, str):
        raise SkillError("invalid-input", f"`{name}` must be a text")
    return value


def flag(fields: dict, name: str, *, default: bool) -> bool:
    value = fields.get(name, default)
    if not isinstance(value, bool):
        raise SkillError("invalid-input", f"`{name}` must be true or false")
    return value


def integer_field(fields: dict, name: str, *, default: int, most: int) -> int:
    value = fields.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise SkillError("invalid-input", f"`{name}` must be a whole number from 0 to {most}")
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
    serve({"find": find, "rename": rename, "preview_names": preview_names})
