# /// script
# requires-python = ">=3.11"
# dependencies = []
# ///
"""Calculate with dates: differences, additions, working days, weekdays, time zones."""

import calendar
import json
import os
import re
import sys
import traceback
import zoneinfo
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def difference(fields: dict) -> dict:
    start, end = day_of(fields, "from"), day_of(fields, "to")
    days = (end - start).days
    years, months, rest = calendar_parts(min(start, end), max(start, end))
    sign = -1 if days < 0 else 1
    return {
        "from": start.isoformat(),
        "to": end.isoformat(),
        "days": days,
        "weeks": round(days / 7, 4),
        "working_days": sign * working_days(min(start, end), max(start, end), holidays_of(fields)),
        "calendar": {"years": sign * years, "months": sign * months, "days": sign * rest},
    }


def add(fields: dict) -> dict:
    start = day_of(fields, "date")
    months = 12 * count_of(fields, "years") + count_of(fields, "months")
    days = 7 * count_of(fields, "weeks") + count_of(fields, "days")
    try:
        result = shift_months(start, months) + timedelta(days=days)
        result = shift_working_days(result, count_of(fields, "working_days"), holidays_of(fields))
    except (OverflowError, ValueError) as error:
        message = "the result is outside the years 1 to 9999"
        raise SkillError("invalid-input", message) from error
    return {"date": result.isoformat(), "weekday": WEEKDAYS[result.weekday()]}


def describe(fields: dict) -> dict:
    day = day_of(fields, "date")
    iso_year, iso_week, _ = day.isocalendar()
    return {
        "date": day.isoformat(),
        "weekday": WEEKDAYS[day.weekday()],
        "iso_week": f"{iso_year:04}-W{iso_week:02}",
        "day_of_year": day.timetuple().tm_yday,
        "quarter": (day.month + 2) // 3,
        "leap_year": calendar.isleap(day.year),
        "days_in_month": calendar.monthrange(day.year, day.month)[1],
    }


def convert_time(fields: dict) -> dict:
    source, target = zone_of(fields, "from_zone"), zone_of(fields, "to_zone")
    value = fields.get("time", "now")
    if value == "now":
        moment = datetime.now(source)
    else:
        try:
            moment = datetime.fromisoformat(value)
        except (TypeError, ValueError) as error:
            message = "`time` must be an ISO 8601 time, as in 2026-03-01T09:30, or now"
            raise SkillError("invalid-input", message) from error
        # An offset in the time itself counts more than the zone beside it.
        moment = moment if moment.tzinfo else moment.replace(tzinfo=source)
    try:
        converted = moment.astimezone(target)
    except (OverflowError, ValueError) as error:
        raise SkillError("invalid-input", "`time` is at the edge of the calendar") from error
    return {
        "time": converted.isoformat(),
        "zone": str(target),
        "weekday": WEEKDAYS[converted.weekday()],
    }


def calendar_parts(start: date, end: date) -> tuple[int, int, int]:
    """Whole years and months from one day to a later one, and the days that are left."""
    months = (end.year - start.year) * 12 + end.month - start.month
    if shift_months(start, months) > end:
        months -= 1
    return months // 12, months % 12, (end - shift_months(start, months)).days


def shift_months(day: date, months: int) -> date:
    """The same day of another month, or its last one: 31 January + 1 month is 28 February."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= 9999:
        raise OverflowError
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def working_days(start: date, end: date, holidays: set[date]) -> int:
    """Mondays to Fridays after `start` up to `end` that are no holidays."""
    weeks, rest = divmod((end - start).days, 7)
    extra = sum((start + timedelta(days=step)).weekday() < 5 for step in range(1, rest + 1))
    off = sum(start < day <= end and day.weekday() < 5 for day in holidays)
    return weeks * 5 + extra - off


def shift_working_days(day: date, count: int, holidays: set[date]) -> date:
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() >= 5 or day in holidays:
            day += step
    return day


def day_of(fields: dict, name: str) -> date:
    value = fields.get(name, "today")
    if value == "today":
        return datetime.now(UTC).date()
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            raise ValueError
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        message = f"`{name}` must be a day that exists, as in 2026-02-28, or today"
        raise SkillError("invalid-input", message) from error


def count_of(fields: dict, name: str) -> int:
    value = fields.get(name, 0)
    limit = 10_000 if name == "working_days" else 4_000_000
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > limit:
        raise SkillError("invalid-input", f"`{name}` must be a whole number up to {limit}")
    return value


def holidays_of(fields: dict) -> set[date]:
    days = fields.get("holidays", [])
    if not isinstance(days, list):
        raise SkillError("invalid-input", "`holidays` must be a list of days")
    return {day_of({"holidays": day}, "holidays") for day in days}


def zone_of(fields: dict, name: str) -> zoneinfo.ZoneInfo:
    value = fields.get(name, "UTC")
    try:
        return zoneinfo.ZoneInfo(value)
    except (OSError, TypeError, ValueError, KeyError) as error:
        message = f"`{name}` must be a time zone, as in Europe/Berlin, that this machine knows"
        raise SkillError("invalid-input", message) from error


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
    serve(
        {"difference": difference, "add": add, "describe": describe, "convert_time": convert_time}
    )
