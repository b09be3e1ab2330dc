# /// script
# requires-python = ">=3.11"
# dependencies = []
# ///
"""Draw bar and line charts as SVG."""

import json
import math
import os
import re
import sys
import traceback
from collections.abc import Callable
from xml.sax.saxutils import escape

MARGIN = {"top": 48, "right": 24, "bottom": 56, "left": 72}
CHARACTERS_IN_LABEL = 14


def render(fields: dict) -> dict:
    points = points_of(fields.get("data"))
    width = size_of(fields, "width", 720)
    height = size_of(fields, "height", 400)
    kind, color = fields.get("kind", "bar"), fields.get("color", "#4c78a8")
    if kind not in ("bar", "line"):
        raise SkillError("invalid-input", "`kind` must be bar or line")
    if not isinstance(color, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}|[a-zA-Z]{3,20}", color):
        raise SkillError("invalid-input", "`color` must be a colour, as in #4c78a8 or teal")
    values = [value for _, value in points]
    ticks = nice_ticks(min(0, *values), max(0, *values))
    plot = Plot(width, height, ticks[0], ticks[-1], len(points))
    marks = draw_bars(plot, points, color) if kind == "bar" else draw_line(plot, points, color)
    root = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img" font-family="sans-serif" font-size="12">'
    )
    parts = [
        root,
        *heading(fields),
        f'<rect width="{width}" height="{height}" fill="white"/>',
        *draw_title(fields, width),
        *draw_axis(plot, ticks),
        *marks,
        *draw_labels(plot, points),
        "</svg>",
    ]
    return {"svg": "\n".join(parts), "width": width, "height": height}


class Plot:
    """Where values and points lie on the drawing."""

    def __init__(self, width: int, height: int, low: float, high: float, count: int) -> None:
        self.left, self.right = MARGIN["left"], width - MARGIN["right"]
        self.top, self.bottom = MARGIN["top"], height - MARGIN["bottom"]
        self.low, self.high = low, high
        self.slot = (self.right - self.left) / count

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.bottom - share * (self.bottom - self.top)

    def x(self, position: int) -> float:
        return self.left + (position + 0.5) * self.slot


def draw_bars(plot: Plot, points: list[tuple[str, float]], color: str) -> list[str]:
    width = plot.slot * 0.7
    bars = []
    for position, (label, value) in enumerate(points):
        top, bottom = sorted((plot.y(value), plot.y(0)))
        bars.append(
            f'<rect x="{plot.x(position) - width / 2:.2f}" y="{top:.2f}" width="{width:.2f}"'
            f' height="{bottom - top:.2f}" fill="{color}">{tooltip(label, value)}</rect>'
        )
    return bars


def draw_line(plot: Plot, points: list[tuple[str, float]], color: str) -> list[str]:
    places = [(plot.x(position), plot.y(value)) for position, (_, value) in enumerate(points)]
    path = " ".join(f"{x:.2f},{y:.2f}" for x, y in places)
    dots = [
        f'<circle cx="{x:.2f}" cy="{y:.2f}" r="3.5" fill="{color}">{tooltip(*point)}</circle>'
        for (x, y), point in zip(places, points, strict=True)
    ]
    line = f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2"/>'
    return [line, *dots]


def draw_axis(plot: Plot, ticks: list[float]) -> list[str]:
    lines = []
    for tick in ticks:
        y, stroke = f"{plot.y(tick):.2f}", "#333" if tick == 0 else "#ddd"
        ends = f'x1="{plot.left}" y1="{y}" x2="{plot.right}" y2="{y}"'
        place = f'x="{plot.left - 8}" y="{plot.y(tick) + 4:.2f}" text-anchor="end"'
        lines.append(f'<line {ends} stroke="{stroke}"/>')
        lines.append(f'<text {place} fill="#555">{tick:g}</text>')
    return lines


def draw_labels(plot: Plot, points: list[tuple[str, float]]) -> list[str]:
    """Labels under the points, slanted when they would run into each other."""
    longest = max(len(label) for label, _ in points)
    slanted = min(longest, CHARACTERS_IN_LABEL) * 7 > plot.slot
    # Of many points only some are labelled, as far as their lines stay apart.
    step = max(1, math.ceil(14 / plot.slot))
    labels = []
    for position, (label, _) in list(enumerate(points))[::step]:
        cut = len(label) > CHARACTERS_IN_LABEL
        short = label[: CHARACTERS_IN_LABEL - 1] + "…" if cut else label
        x, y = plot.x(position), plot.bottom + 18
        turn = f' transform="rotate(-35 {x:.2f} {y})" text-anchor="end"'
        place = turn if slanted else ' text-anchor="middle"'
        labels.append(f'<text x="{x:.2f}" y="{y}"{place} fill="#333">{clean(short)}</text>')
    return labels


def heading(fields: dict) -> list[str]:
    title = fields.get("title")
    return [f"<title>{clean(title)}</title>"] if title else []


def draw_title(fields: dict, width: int) -> list[str]:
    title = fields.get("title")
    if title is None or title == "":
        return []
    if not isinstance(title, str) or len(title) > 200:
        raise SkillError("invalid-input", "`title` must be a text of at most 200 characters")
    place = f'x="{width / 2:g}" y="28" text-anchor="middle" font-size="16"'
    return [f'<text {place} font-weight="bold">{clean(title)}</text>']


def tooltip(label: str, value: float) -> str:
    return f"<title>{clean(label)}: {value:g}</title>"


def clean(text: object) -> str:
    """Text for XML: markup escaped, characters that XML cannot hold replaced."""
    allowed = re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", str(text))
    return escape(allowed)


def nice_ticks(low: float, high: float) -> list[float]:
    """About five steps of 1, 2 or 5 times a power of ten that enclose the values."""
    if low == high:
        low, high = 0.0, 1.0
    rough = (high - low) / 5
    power = 10 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999999)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [
        round(index * step, 12 - math.floor(math.log10(step))) for index in range(first, last + 1)
    ]


def points_of(data: object) -> list[tuple[str, float]]:
    """Labels and values, from an object of them or from a list of objects."""
    if isinstance(data, dict):
        data = [{"label": label, "value": value} for label, value in data.items()]
    if not isinstance(data, list) or not 1 <= len(data) <= 200:
        raise SkillError("invalid-input", "`data` must hold 1 to 200 points")
    points = []
    for item in data:
        label = item.get("label") if isinstance(item, dict) else None
        value = item.get("value") if isinstance(item, dict) else None
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not isinstance(label, str) or not number or abs(value) > 1e15:
            message = "every point needs a text `label` and a number `value` (up to 1e15)"
            raise SkillError("invalid-input", message)
        # Smaller ones are nothing on any scale that people read.
        points.append((label, float(value) if abs(value) >= 1e-12 else 0.0))
    return points


def size_of(fields: dict, name: str, default: int) -> int:
    size = fields.get(name, default)
    if isinstance(size, bool) or not isinstance(size, int) or not 200 <= size <= 4000:
        raise SkillError("invalid-input", f"`{name}` must be a whole number from 200 to 4000")
    return size


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
    serve({"render": render})
