# /// script
# requires-python = ">=3.11"
# dependencies = []
# ///
"""Convert CSV to JSON and JSON to CSV."""

import csv
import io
import json
import math
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterator

csv.field_size_limit(2**31 - 1)

# No leading zeros and at most 15 digits: "007" and account numbers stay as they are.
INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,14})", re.ASCII)
DECIMAL = re.compile(r"-?(?:0|[1-9]\d*)(?=[.eE])(?:\.\d+)?(?:[eE][+-]?\d{1,3})?", re.ASCII)


def csv_to_json(fields: dict) -> dict:
    text = text_field(fields, "csv").removeprefix("\ufeff")
    header, infer = flag(fields, "header", default=True), flag(fields, "infer_types", default=False)
    rows = read_rows(text, delimiter_of(fields), quote_of(fields))
    first = next(rows, None)
    if first is None:
        return {"columns": [], "rows": [], "count": 0}
    line, cells = first
    columns = column_names(cells) if header else []
    records = [] if header else [cells]
    for number, (line, row) in enumerate(rows, start=2):
        if len(row) != len(cells):
            expected = f"{'the header' if header else 'the first row'} has {len(cells)}"
            message = f"line {line}: row {number} has {len(row)} fields, {expected}"
            raise SkillError("invalid-input", message, line=line)
        records.append(row)
    typed = [[infer_type(cell) for cell in row] for row in records] if infer else records
    result = [dict(zip(columns, row, strict=True)) for row in typed] if header else typed
    return {"columns": columns, "rows": result, "count": len(result)}


def read_rows(text: str, delimiter: str, quote: str) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not blank, with the line on which it begins."""
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, quotechar=quote, strict=True
    )
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise SkillError("invalid-input", f"line {line}: {error}", line=line) from error
        if row:
            yield line, row


def column_names(cells: list[str]) -> list[str]:
    """The header's names; a column without one is called by its position."""
    names = [cell.strip() or f"column_{position}" for position, cell in enumerate(cells, start=1)]
    for name in names:
        if names.count(name) > 1:
            raise SkillError("invalid-input", f"line 1: column {name[:80]!r} appears twice", line=1)
    return names


def infer_type(cell: str) -> object:
    if cell == "":
        return None
    if cell.lower() in ("true", "false"):
        return cell.lower() == "true"
    if INTEGER.fullmatch(cell):
        return int(cell)
    if DECIMAL.fullmatch(cell) and len(cell) <= 18 and math.isfinite(float(cell)):
        return float(cell)
    return cell


def json_to_csv(fields: dict) -> dict:
    records = records_of(fields.get("json"))
    header = flag(fields, "header", default=True)
    objects = all(isinstance(record, dict) for record in records)
    if not objects and not all(isinstance(record, list) for record in records):
        message = "`json` must be a list of objects or a list of lists, not of both or others"
        raise SkillError("invalid-input", message)
    columns = fields.get("columns")
    if columns is None:
        keys = (key for record in records for key in record)
        columns = list(dict.fromkeys(keys)) if objects else []
    if not isinstance(columns, list) or not all(isinstance(name, str) for name in columns):
        raise SkillError("invalid-input", "`columns` must be a list of texts")

    output = io.StringIO(newline="")
    writer = csv.writer(
        output,
        delimiter=delimiter_of(fields),
        quotechar=quote_of(fields),
        lineterminator="\r\n" if fields.get("newline") == "crlf" else "\n",
    )
    if header and columns:
        writer.writerow(columns)
    for record in records:
        row = [record.get(name) for name in columns] if objects else record
        writer.writerow([cell_text(value) for value in row])
    return {"csv": output.getvalue(), "columns": columns, "count": len(records)}


def records_of(value: object) -> list:
    """The records, be they JSON or its text; a single object is one record."""
    if isinstance(value, str):
        try:
            value = json.loads(value.removeprefix("\ufeff"), parse_constant=not_json)
        except (ValueError, RecursionError) as error:
            raise SkillError("invalid-input", f"`json` is not JSON: {error}") from error
    if isinstance(value, dict):
        return [value]
    if not isinstance(value, list):
        raise SkillError("invalid-input", "`json` must be a list of records, or its text")
    return value


def cell_text(value: object) -> str:
    """Texts as they are, null as nothing, the rest as JSON."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def delimiter_of(fields: dict) -> str:
    delimiter = fields.get("delimiter", ",")
    if delimiter == "tab":
        return "\t"
    if not isinstance(delimiter, str) or len(delimiter) != 1 or delimiter in '\r\n"':
        raise SkillError("invalid-input", "`delimiter` must be one character, or tab")
    return delimiter


def quote_of(fields: dict) -> str:
    quote = fields.get("quote", '"')
    if not isinstance(quote, str) or len(quote) != 1 or quote in (*"\r\n", delimiter_of(fields)):
        raise SkillError("invalid-input", "`quote` must be one character, not the delimiter")
    return quote


def text_field(fields: dict, name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str):
        raise SkillError("invalid-input", f"`{name}` must be a text")
    return value


def flag(fields: dict, name: str, *, default: bool) -> bool:
    value = fields.get(name, default)
    if not isinstance(value, bool):
        raise SkillError("invalid-input", f"`{name}` must be true or false")
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
    serve({"csv_to_json": csv_to_json, "json_to_csv": json_to_csv})
