# /// script
# requires-python = ">=3.11"
# dependencies = []
# ///
"""Call operations of a web API, as the data file beside this script describes them."""

import base64
import binascii
import email.utils
import functools
import http.client
import json
import math
import os
import pathlib
import re
import secrets as random_text
import ssl
import sys
import time
import traceback
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from typing import NamedTuple

API = json.loads(pathlib.Path(__file__).with_name("operations.json").read_text("utf-8"))

# A service that asks to wait has not done its work, so the request may be repeated.
MAX_RETRIES = 2
MAX_WAIT_SECONDS = 8

# Access tokens by scope, as long as they are valid.
tokens: dict[str, tuple[str, float]] = {}


def perform(operation: dict, fields: dict) -> dict:
    """An operation: one request, or one for each page that is asked for."""
    prepared = prepare(operation, fields)
    url, headers = authorize(operation, prepared.url, dict(prepared.headers))
    pages = whole_number(fields.get("max_pages", 1), 1, 20)
    first = answer_to(prepared.method, url, headers, prepared.body)
    body, page = content_of(first), first
    for number in range(1, pages):
        url_of_next = next_url(operation, url, page, number)
        if url_of_next is None:
            break
        page = answer_to(prepared.method, url_of_next, headers, prepared.body)
        more = content_of(page)
        if not items_of(more):
            break
        body = joined(body, more)
        url = url_of_next
    return {"http_status": first.status, "body": body}


def preview(operation: dict, fields: dict) -> dict:
    """The request without credentials, not sent."""
    prepared = prepare(operation, fields)
    content = None if prepared.body is None else prepared.body.decode("utf-8", "replace")
    kind = prepared.headers.get("Content-Type", "").partition(";")[0]
    return {
        "method": prepared.method,
        "url": prepared.url,
        **({"content_type": kind} if kind else {}),
        **({} if content is None or kind == "multipart/form-data" else {"body": content}),
    }


def actions_of(operations: list[dict]) -> dict[str, Callable[[dict], dict]]:
    """What `invoke` accepts: each operation, and its preview."""
    return {
        name: functools.partial(work, operation)
        for operation in operations
        for name, work in ((operation["action"], perform), (operation["preview"], preview))
    }


class Prepared(NamedTuple):
    method: str
    url: str
    headers: dict[str, str]
    body: bytes | None


def prepare(operation: dict, fields: dict) -> Prepared:
    path, pairs, cookies = operation["path"], [], []
    headers: dict[str, str] = {}
    for parameter in operation["parameters"]:
        field, name, place = parameter["field"], parameter["name"], parameter["in"]
        value = fields.get(field)
        if value is None:
            if parameter["required"]:
                raise SkillError("invalid-input", f"`{field}` is missing")
            continue
        if place == "path":
            text = urllib.parse.quote(plain(value), safe="", errors="replace")
            if text in ("", ".", ".."):
                raise SkillError("invalid-input", f"`{field}` must be a name in a path")
            path = path.replace("{" + name + "}", text)
        elif place == "query":
            pairs += query_pairs(parameter, value)
        elif place == "header":
            headers[name] = header_text(field, plain(value))
        else:
            cookies.append(f"{name}={urllib.parse.quote(plain(value), safe='', errors='replace')}")
    if cookies:
        headers["Cookie"] = "; ".join(cookies)
    body = encode_body(operation, fields, headers)
    query = urllib.parse.urlencode(pairs, errors="replace")
    url = f"{base_url(API['base_url'])}{path}{'?' * bool(query)}{query}"
    return Prepared(operation["method"], url, headers, body)


def query_pairs(parameter: dict, value: object) -> list[tuple[str, str]]:
    name = parameter["name"]
    if isinstance(value, dict):
        if parameter["style"] == "deepObject":
            return [(f"{name}[{key}]", plain(item)) for key, item in value.items()]
        if parameter["explode"]:
            return [(key, plain(item)) for key, item in value.items()]
    if isinstance(value, list) and parameter["explode"]:
        return [(name, plain(item)) for item in value]
    return [(name, plain(value, parameter["separator"]))]


def plain(value: object, separator: str = ",") -> str:
    """A value as OpenAPI's simple style writes it."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return separator.join(plain(item) for item in value)
    if isinstance(value, dict):
        return separator.join(f"{key}{separator}{plain(item)}" for key, item in value.items())
    return json.dumps(value)


def header_text(field: str, text: str) -> str:
    if not re.fullmatch(r"[\t -~]*", text):
        raise SkillError("invalid-input", f"`{field}` must be plain ASCII without line breaks")
    return text


def encode_body(operation: dict, fields: dict, headers: dict[str, str]) -> bytes | None:
    body = operation.get("body")
    if body is None:
        return None
    value = fields.get(body["field"])
    if value is None:
        if body["required"]:
            raise SkillError("invalid-input", f"`{body['field']}` is missing")
        return None
    kind, content_type = body["kind"], body["content_type"]
    if kind == "json":
        content = json.dumps(value).encode()
    elif kind == "form":
        content = urllib.parse.urlencode(form_pairs(body["field"], value), errors="replace").encode()
    elif kind == "multipart":
        boundary = f"skill-{random_text.token_hex(16)}"
        content = multipart(body["field"], value, boundary)
        content_type = f"{content_type}; boundary={boundary}"
    elif kind == "text":
        content = plain(value).encode("utf-8", "replace")
    else:
        content = decoded(body["field"], value)
    headers["Content-Type"] = content_type
    return content


def form_pairs(field: str, value: object) -> list[tuple[str, str]]:
    if not isinstance(value, dict):
        raise SkillError("invalid-input", f"`{field}` must be an object")
    return [
        (key, item if isinstance(item, str) else json.dumps(item))
        for key, items in value.items()
        for item in (items if isinstance(items, list) else [items])
        if item is not None
    ]


def multipart(field: str, value: object, boundary: str) -> bytes:
    """Parts by name; a file is an object with `filename` and `content_base64`."""
    if not isinstance(value, dict):
        raise SkillError("invalid-input", f"`{field}` must be an object")
    content = b""
    for key, items in value.items():
        for item in items if isinstance(items, list) else [items]:
            extra, data = "", item.encode() if isinstance(item, str) else json.dumps(item).encode()
            if isinstance(item, dict) and "content_base64" in item:
                extra = f'; filename="{quoted(plain(item.get("filename", "file")))}"'
                kind = header_text(field, plain(item.get("content_type", "application/octet-stream")))
                extra += f"\r\nContent-Type: {kind}"
                data = decoded(f"{field}.{key}", item["content_base64"])
            head = f'--{boundary}\r\nContent-Disposition: form-data; name="{quoted(key)}"{extra}\r\n\r\n'
            content += head.encode("utf-8", "replace") + data + b"\r\n"
    return content + f"--{boundary}--\r\n".encode()


def quoted(text: str) -> str:
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def decoded(field: str, value: object) -> bytes:
    try:
        return base64.b64decode(value if isinstance(value, str) else "", validate=True)
    except (binascii.Error, ValueError) as error:
        raise SkillError("invalid-input", f"`{field}` must be Base64") from error


def authorize(
    operation: dict, url: str, headers: dict[str, str]
) -> tuple[str, dict[str, str]]:
    """The request with the credentials that the operation wants."""
    for scheme in operation["security"]:
        kind = scheme["kind"]
        if kind == "basic":
            pair = f"{credential(scheme['user_env'])}:{credential(scheme['password_env'])}"
            token = base64.b64encode(pair.encode()).decode()
            secrets.add(token)
            headers["Authorization"] = f"Basic {token}"
        elif kind == "bearer":
            headers["Authorization"] = f"Bearer {credential(scheme['env'])}"
        elif kind == "client-credentials":
            headers["Authorization"] = f"Bearer {access_token(scheme)}"
        elif kind == "query":
            pair = urllib.parse.urlencode({scheme["name"]: credential(scheme["env"])})
            secrets.add(pair)
            url += f"{'&' if '?' in url else '?'}{pair}"
        elif kind == "cookie":
            pair = f"{scheme['name']}={credential(scheme['env'])}"
            headers["Cookie"] = f"{headers['Cookie']}; {pair}" if "Cookie" in headers else pair
        else:
            prefix = setting("authorization_prefix") if scheme.get("prefixed") else ""
            headers[scheme["name"]] = f"{prefix} {credential(scheme['env'])}".strip()
    return url, headers


def access_token(scheme: dict) -> str:
    """A token for the client itself, kept until shortly before it ends."""
    kept = tokens.get(scheme["scope"])
    if kept is not None and kept[1] > time.monotonic():
        return kept[0]
    pair = f"{credential(scheme['id_env'])}:{credential(scheme['secret_env'])}"
    form = {"grant_type": "client_credentials", **({"scope": scheme["scope"]} if scheme["scope"] else {})}
    headers = {
        "Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    url = base_url(scheme["token_url"], "token_url")
    response = send_request("POST", url, headers=headers, body=urllib.parse.urlencode(form).encode())
    token = response.json().get("access_token")
    if response.status != 200 or not isinstance(token, str):
        raise refusal(urllib.parse.urlsplit(url).netloc, response, reason_of(response))
    secrets.add(token)
    lifetime = response.json().get("expires_in")
    seconds = lifetime if isinstance(lifetime, int | float) else 60
    tokens[scheme["scope"]] = (token, time.monotonic() + max(0, seconds - 30))
    return token


def answer_to(method: str, url: str, headers: dict[str, str], body: bytes | None) -> "Response":
    """The answer of the service; waits and repeats when it asks for that, gives up on errors."""
    host = urllib.parse.urlsplit(url).netloc
    for retry in range(MAX_RETRIES + 1):
        response = send_request(method, url, headers=headers, body=body)
        if 200 <= response.status < 300:
            return response
        wait = retry_after(response.headers)
        if response.status != 429 or retry == MAX_RETRIES or (wait or 0) > MAX_WAIT_SECONDS:
            raise refusal(host, response, reason_of(response))
        time.sleep(1 if wait is None else wait)
    raise SkillError("rate-limited", f"{host} asks to wait again and again")


def next_url(operation: dict, url: str, page: "Response", number: int) -> str | None:
    """Where the next page is: a link of the same host, else the parameter that turns the pages."""
    for link in page.headers.get_all("Link") or []:
        match = re.search(r'<([^>]*)>\s*;[^,]*\brel="?next"?', link)
        if match:
            return same_host(url, urllib.parse.urljoin(url, match[1]))
    paging, content = operation.get("paging"), content_of(page)
    if paging is None:
        return None
    if paging["kind"] == "cursor":
        value = cursor_of(content, paging)
        return None if value is None else with_query(url, paging["parameter"], plain(value))
    count = len(items_of(content))
    if count == 0:
        return None
    parsed = urllib.parse.parse_qs(urllib.parse.urlsplit(url).query)
    current = parsed.get(paging["parameter"], [str(paging["first"])])[0]
    position = int(current) if re.fullmatch(r"\d{1,9}", current) else number - 1 + paging["first"]
    step = count if paging["kind"] == "offset" else 1
    return with_query(url, paging["parameter"], str(position + step))


def cursor_of(content: object, paging: dict) -> object:
    """The cursor that the answer names, else the id of its last item where the API pages by ids."""
    places = [content, *(content.get(key) for key in ("meta", "pagination", "paging", "links")
                         if isinstance(content, dict))]
    for place in places:
        for key in paging["keys"]:
            if isinstance(place, dict) and place.get(key):
                return place[key]
    items = items_of(content)
    last = items[-1] if items else None
    ended = isinstance(content, dict) and content.get("has_more") is False
    return last.get("id") if paging["by_id"] and isinstance(last, dict) and not ended else None


def with_query(url: str, name: str, value: str) -> str:
    parts = urllib.parse.urlsplit(url)
    pairs = [pair for pair in urllib.parse.parse_qsl(parts.query, True) if pair[0] != name]
    query = urllib.parse.urlencode([*pairs, (name, value)], errors="replace")
    return urllib.parse.urlunsplit(parts._replace(query=query))


def same_host(url: str, target: str) -> str | None:
    """Only there do the credentials belong."""
    one, two = urllib.parse.urlsplit(url), urllib.parse.urlsplit(target)
    return target if (one.scheme, one.netloc) == (two.scheme, two.netloc) else None


def items_of(content: object) -> list:
    """The list in an answer: the answer itself, or its only list."""
    if isinstance(content, list):
        return content
    lists = [value for value in content.values() if isinstance(value, list)] if isinstance(
        content, dict
    ) else []
    return lists[0] if len(lists) == 1 else []


def joined(content: object, more: object) -> object:
    if isinstance(content, list):
        return content + items_of(more)
    if not isinstance(content, dict):
        return content
    items = items_of(content)
    return {
        key: value + items_of(more) if value is items else value for key, value in content.items()
    }


def content_of(response: "Response") -> object:
    """What came as JSON, else as text, else as Base64; nothing for an empty answer."""
    if not response.body:
        return None
    try:
        text = response.body.decode()
    except UnicodeDecodeError:
        return {"content_base64": base64.b64encode(response.body).decode()}
    try:
        return json.loads(text, parse_constant=not_json, parse_float=finite)
    except (ValueError, RecursionError):
        return text


def reason_of(response: "Response") -> str:
    """The text of an error, from the places where APIs usually put it."""
    answer = response.json()
    for name in ("errors", "message", "error_description", "error", "detail", "title"):
        if answer.get(name):
            value = answer[name]
            return value if isinstance(value, str) else json.dumps(value)
    return response.body.decode("utf-8", "replace")


def whole_number(value: object, least: int, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise SkillError("invalid-input", f"`max_pages` must be from {least} to {most}")
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
    serve(actions_of(API["operations"]))
