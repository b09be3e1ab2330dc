# /// script
# requires-python = ">=3.11"
# dependencies = []
# ///
"""Post messages to a Discord channel through its webhook."""

import email.utils
import http.client
import json
import math
import os
import re
import ssl
import sys
import time
import traceback
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from typing import NamedTuple

WEBHOOK = re.compile(
    r"https://(?:ptb\.|canary\.)?discord(?:app)?\.com/api(?:/v\d+)?"
    r"/webhooks/(?P<id>\d{1,20})/(?P<token>[\w-]{1,200})",
    re.ASCII,
)


def post(fields: dict) -> dict:
    body = message(fields)
    match = WEBHOOK.fullmatch(credential("DISCORD_WEBHOOK_URL"))
    if match is None:
        example = "https://discord.com/api/webhooks/…/…"
        raise SkillError("credential-invalid", f"DISCORD_WEBHOOK_URL must be like {example}")
    # Whoever has the token can post: it is the secret part.
    secrets.add(match["token"])
    query = {"wait": "true"}
    if fields.get("thread_id") is not None:
        query["thread_id"] = snowflake(fields["thread_id"])
    path = f"/api/webhooks/{match['id']}/{match['token']}?{urllib.parse.urlencode(query)}"
    response = send_request(
        "POST",
        base_url("https://discord.com") + path,
        headers={"Content-Type": "application/json"},
        body=json.dumps(body).encode(),
    )
    answer = response.json()
    if response.status != 200:
        details = json.dumps(answer["errors"]) if answer.get("errors") else ""
        raise refusal("Discord", response, f"{answer.get('message', '')} {details}")
    return {
        "status": "posted",
        "message_id": answer.get("id"),
        "channel_id": answer.get("channel_id"),
    }


def preview(fields: dict) -> dict:
    return {"method": "POST", "body": message(fields)}


def message(fields: dict) -> dict:
    """The body of the request, as Discord documents the execution of a webhook."""
    content, embeds = fields.get("content"), fields.get("embeds")
    if content is not None and not isinstance(content, str):
        raise SkillError("invalid-input", "`content` must be a text")
    if not (content or "").strip() and not embeds:
        raise SkillError("invalid-input", "the message is empty: give `content`, `embeds` or both")
    # Discord counts UTF-16 code units.
    if content and len(content.encode("utf-16-le", "surrogatepass")) // 2 > 2000:
        raise SkillError("invalid-input", "`content` is longer than Discord's 2000 characters")
    if embeds is not None and not (
        isinstance(embeds, list)
        and len(embeds) <= 10
        and all(isinstance(embed, dict) for embed in embeds)
    ):
        raise SkillError("invalid-input", "`embeds` must be a list of at most 10 objects")
    # Nobody is pinged, and @everyone is only text, unless the caller wants it.
    allowed = ["users", "roles", "everyone"] if fields.get("allow_mentions") is True else []
    body = {
        "content": content,
        "embeds": embeds,
        "username": name_of(fields),
        "allowed_mentions": {"parse": allowed},
    }
    return {key: value for key, value in body.items() if value is not None}


def name_of(fields: dict) -> str | None:
    name = fields.get("username")
    if name is not None and not (isinstance(name, str) and 1 <= len(name.strip()) <= 80):
        raise SkillError("invalid-input", "`username` must have 1 to 80 characters")
    return name


def snowflake(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,20}", value):
        raise SkillError("invalid-input", "`thread_id` must be the digits of a thread's id")
    return value


# --- HTTP, the same in every template that speaks it ----------------------------------

HTTP_TIMEOUT_SECONDS = 20
MAX_RESPONSE_BYTES = 4_000_000

# Credentials in use: nothing that is quoted from elsewhere may repeat them.
secrets: set[str] = set()


class Response(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    def json(self) -> dict:
        """The body as a JSON object, empty when it is none."""
        try:
            value = json.loads(self.body)
        except (ValueError, RecursionError):
            return {}
        return value if isinstance(value, dict) else {}


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Following one would hand the credential to whatever host the answer names."""

    def redirect_request(self, *_args: object) -> None:
        return None


def send_request(
    method: str, url: str, *, headers: dict[str, str] | None = None, body: bytes | None = None
) -> Response:
    """One request, never repeated; every status is an answer, only its absence an error."""
    host = urllib.parse.urlsplit(url).netloc
    all_headers = {"Accept": "application/json", "User-Agent": "Skillwright/1.0", **(headers or {})}
    request = web_request(method, url, all_headers, body)
    try:
        try:
            answer = urllib.request.build_opener(NoRedirect).open(
                request, timeout=HTTP_TIMEOUT_SECONDS
            )
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            content = answer.read(MAX_RESPONSE_BYTES + 1)
    except urllib.error.URLError as error:
        # Before the answer: the request never went out whole.
        certificate = isinstance(error.reason, ssl.SSLCertVerificationError)
        reason = "its certificate is not valid" if certificate else f"{error.reason}"
        message = f"{host} cannot be reached: {hide(reason)}"
        raise SkillError("network-unreachable", message, maybe_done=False) from error
    except TimeoutError as error:
        message = f"{host} gave no answer in {HTTP_TIMEOUT_SECONDS} s; it may have done its work"
        raise SkillError("timed-out", message, maybe_done=True) from error
    except (OSError, OverflowError, http.client.HTTPException) as error:
        message = f"the connection to {host} broke before its answer; it may have done its work"
        raise SkillError("network-unreachable", message, maybe_done=True) from error
    if len(content) > MAX_RESPONSE_BYTES:
        raise SkillError("service-error", f"the answer of {host} is too large")
    return Response(answer.status, answer.headers, content)


def web_request(
    method: str, url: str, headers: dict[str, str], body: bytes | None
) -> urllib.request.Request:
    """There are only these two schemes: no URL from anywhere opens a file."""
    rest = url.partition("://")[2]
    if url.startswith("https://"):
        return urllib.request.Request(f"https://{rest}", body, headers, method=method)
    return urllib.request.Request(f"http://{rest}", body, headers, method=method)


def refusal(service: str, response: Response, reason: str) -> "SkillError":
    """The error for an answer that is none of the expected; `reason` is the service's own text."""
    status, headers = response.status, response.headers
    used_up = "Retry-After" in headers or headers.get("X-RateLimit-Remaining") == "0"
    if status == 429 or (status == 403 and used_up):
        code = "rate-limited"
    elif status in (401, 403):
        code = "unauthorized"
    else:
        code = "invalid-input" if status in (400, 404, 409, 410, 413, 422) else "service-error"
    wait = retry_after(headers) if code == "rate-limited" else None
    data = {"status": status, **({} if wait is None else {"retry_after": wait})}
    text = " ".join(hide(reason).split())[:500] or "it gave no reason"
    return SkillError(code, f"{service} answered {status}: {text}", **data)


def retry_after(headers: http.client.HTTPMessage) -> int | None:
    """Seconds to wait, from `Retry-After` (seconds or a date) or `X-RateLimit-Reset` (a time)."""
    value = headers.get("Retry-After")
    try:
        if value is None:
            seconds = float(headers.get("X-RateLimit-Reset", "")) - time.time()
        elif re.fullmatch(r"[0-9.]+", value):
            seconds = float(value)
        else:
            seconds = email.utils.parsedate_to_datetime(value).timestamp() - time.time()
        return max(0, math.ceil(seconds))
    except (ValueError, OverflowError):
        return None


def base_url(default: str, name: str = "base_url") -> str:
    """A URL from a setting; a credential goes out over TLS only, or stays on this machine."""
    url = setting(name) or default
    if not re.fullmatch(r"https?://[\w.-]+(:\d+)?(/[\w.~/-]*)?", url, re.ASCII):
        raise SkillError("setting-invalid", f"the setting {name} is not a plain URL")
    if not re.match(r"https://|http://(localhost|127\.0\.0\.1)(:|/|$)", url):
        raise SkillError("setting-invalid", f"the setting {name} must begin with https://")
    return url.rstrip("/")


def setting(name: str) -> str:
    return os.environ.get(f"SKILL_SETTING_{name.upper()}", "").strip()


def credential(variable: str) -> str:
    value = os.environ.get(variable, "").strip()
    if not value:
        raise SkillError("credential-missing", f"the credential {variable} is not set")
    if not re.fullmatch(r"[!-~]+", value):
        raise SkillError("credential-invalid", f"the credential {variable} has foreign characters")
    secrets.add(value)
    return value


def hide(text: str) -> str:
    for secret in secrets:
        text = text.replace(secret, "[hidden]")
    return text


# --- end of HTTP ----------------------------------------------------------------------

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
    serve({"post": post, "preview": preview})
