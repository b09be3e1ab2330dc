# /// script
# requires-python = ">=3.11"
# dependencies = []
# ///
"""Send email through an SMTP server."""

import base64
import binascii
import contextlib
import http.client
import json
import os
import re
import smtplib
import socket
import ssl
import sys
import traceback
import urllib.parse
import urllib.request
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formataddr, formatdate, make_msgid

ADDRESS = re.compile(r'(?:"?(?P<name>[^"<>@]*?)"?\s*<)?(?P<email>[^\s<>,;:"@]+@[^\s<>,;:"@]+)>?')
LOCAL = ("localhost", "127.0.0.1", "::1")
TIMEOUT_SECONDS = 20

# How it introduces itself; looking the own name up can take long where there is no DNS.
NAME = "[127.0.0.1]"


def send(fields: dict) -> dict:
    host, port, security = server_of(fields)
    message, recipients = compose(fields)
    user, password = credential("SMTP_USERNAME"), credential("SMTP_PASSWORD")
    try:
        server = connect(host, port, security)
        try:
            if security == "starttls":
                server.starttls(context=ssl.create_default_context())
            server.login(user, password)
            refused = server.send_message(message, to_addrs=recipients)
        finally:
            # Whatever becomes of the farewell, the message is sent or not sent by now.
            with contextlib.suppress(smtplib.SMTPException, OSError):
                server.quit()
    except smtplib.SMTPException as error:
        raise explain(error, host, password) from error
    except OSError as error:
        certificate = isinstance(error, ssl.SSLCertVerificationError)
        reason = "its certificate is not valid" if certificate else error.strerror or "no answer"
        text = f"{host}:{port} cannot be reached: {reason}"
        raise SkillError("network-unreachable", text) from error
    return {
        "status": "accepted",
        "message_id": message["Message-ID"],
        "refused": {address: quote(answer, password) for address, answer in refused.items()},
    }


def preview(fields: dict) -> dict:
    host, port, security = server_of(fields)
    message, recipients = compose(fields)
    return {
        "host": host,
        "port": port,
        "security": security,
        "from": str(message["From"]),
        "recipients": recipients,
        "subject": str(message["Subject"]),
        "content_type": message.get_content_type(),
    }


class TunnelledSmtp(smtplib.SMTP):
    """Goes through the machine's proxy where there is one, as the sandbox demands."""

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        return open_socket(host, port, timeout)


class TunnelledSmtpTls(smtplib.SMTP_SSL):
    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        return self.context.wrap_socket(open_socket(host, port, timeout), server_hostname=host)


def connect(host: str, port: int, security: str) -> smtplib.SMTP:
    if security == "tls":
        context = ssl.create_default_context()
        return TunnelledSmtpTls(host, port, NAME, timeout=TIMEOUT_SECONDS, context=context)
    return TunnelledSmtp(host, port, NAME, timeout=TIMEOUT_SECONDS)


def open_socket(host: str, port: int, timeout: float) -> socket.socket:
    proxy = urllib.request.getproxies().get("https", "")
    if not proxy or urllib.request.proxy_bypass(host):
        return socket.create_connection((host, port), timeout)
    parts = urllib.parse.urlsplit(proxy)
    tunnel = http.client.HTTPConnection(parts.hostname or "", parts.port or 80, timeout=timeout)
    userinfo = urllib.parse.unquote(parts.netloc.rpartition("@")[0])
    basic = base64.b64encode(userinfo.encode()).decode()
    headers = {"Proxy-Authorization": f"Basic {basic}"} if userinfo else {}
    tunnel.set_tunnel(host, port, headers)
    tunnel.connect()
    return tunnel.sock


def explain(error: smtplib.SMTPException, host: str, password: str) -> "SkillError":
    """The error for what the server said; `maybe_done` tells whether it may have sent the mail."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        answers = [quote(answer, password) for answer in error.recipients.values()]
        return SkillError("invalid-input", f"{host} refused every recipient: {'; '.join(answers)}")
    if isinstance(error, smtplib.SMTPServerDisconnected):
        text = f"the connection to {host} broke; it may have sent the mail"
        return SkillError("network-unreachable", text, maybe_done=True)
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return SkillError("service-error", f"{host} does not support what is needed: {error}")
    if not isinstance(error, smtplib.SMTPResponseException):
        return SkillError("service-error", f"{host} refused: {type(error).__name__}")
    answer = quote((error.smtp_code, error.smtp_error), password)
    data = {"status": error.smtp_code, "temporary": 400 <= error.smtp_code < 500}
    if isinstance(error, smtplib.SMTPAuthenticationError):
        code = "unauthorized"
    else:
        refused = (smtplib.SMTPSenderRefused, smtplib.SMTPDataError)
        permanent = isinstance(error, refused) and error.smtp_code >= 500
        code = "invalid-input" if permanent else "service-error"
    return SkillError(code, f"{host} answered {answer}", **data)


def quote(answer: tuple[int, bytes | str], password: str) -> str:
    code, text = answer
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    shown = " ".join(words.replace(password, "[hidden]").split())
    return f"{code} {shown[:300]}"


def server_of(fields: dict) -> tuple[str, int, str]:
    configured = os.environ.get("SKILL_SETTING_SMTP_HOST", "").strip()
    host, port = fields.get("host", configured or None), fields.get("port", 587)
    security = fields.get("security", "tls" if port == 465 else "starttls")
    if host is None:
        text = "no server is configured: set smtp_host, or give `host`"
        raise SkillError("setting-invalid", text)
    if not isinstance(host, str) or not re.fullmatch(r"[A-Za-z0-9.-]{1,253}|::1", host):
        raise SkillError("invalid-input", "`host` must be the name of an SMTP server")
    if isinstance(port, bool) or not isinstance(port, int) or not 1 <= port <= 65535:
        raise SkillError("invalid-input", "`port` must be a number from 1 to 65535")
    if security not in ("starttls", "tls", "none"):
        raise SkillError("invalid-input", "`security` must be starttls, tls or none")
    if security == "none" and host not in LOCAL:
        raise SkillError("invalid-input", "a password goes out encrypted, or stays on this machine")
    return host, port, security


def compose(fields: dict) -> tuple[EmailMessage, list[str]]:
    """The message and everyone that it goes to; hidden copies appear in the latter alone."""
    subject = text_field(fields, "subject")
    if not subject.strip() or re.search(r"[\r\n]", subject):
        raise SkillError("invalid-input", "`subject` must be one line of text")
    text, markup = fields.get("text"), fields.get("html")
    if not text and not markup:
        raise SkillError("invalid-input", "the message is empty: give `text`, `html` or both")
    message = EmailMessage(policy=SMTP)
    sender = sender_of(fields)
    message["From"], message["Subject"] = formataddr(sender), subject
    message["Date"] = formatdate(localtime=True)
    message["Message-ID"] = make_msgid(domain=sender[1].rpartition("@")[2])
    recipients = []
    for name, header in (("to", "To"), ("cc", "Cc"), ("bcc", None)):
        people = addresses(fields, name)
        recipients += [email for _, email in people]
        if header and people:
            message[header] = ", ".join(formataddr(person) for person in people)
    if "To" not in message:
        raise SkillError("invalid-input", "`to` must name at least one recipient")
    if fields.get("reply_to"):
        message["Reply-To"] = formataddr(address("reply_to", fields["reply_to"]))
    if text:
        message.set_content(text_field(fields, "text"))
        if markup:
            message.add_alternative(text_field(fields, "html"), subtype="html")
    else:
        message.set_content(text_field(fields, "html"), subtype="html")
    attach(message, fields.get("attachments") or [])
    return message, list(dict.fromkeys(recipients))


def attach(message: EmailMessage, items: object) -> None:
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise SkillError("invalid-input", "`attachments` must be a list of objects")
    for item in items:
        try:
            content = base64.b64decode(text_field(item, "content"), validate=True)
        except (binascii.Error, ValueError) as error:
            reason = "the `content` of an attachment must be Base64"
            raise SkillError("invalid-input", reason) from error
        name, kind = text_field(item, "filename"), item.get("type", "application/octet-stream")
        if not isinstance(kind, str) or not re.fullmatch(r"[\w.+-]+/[\w.+-]+", kind, re.ASCII):
            raise SkillError("invalid-input", "the `type` of an attachment must be a MIME type")
        if re.search(r"[\x00-\x1f/\\]", name):
            raise SkillError("invalid-input", "the `filename` of an attachment must be plain")
        main, _, sub = kind.partition("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)


def sender_of(fields: dict) -> tuple[str, str]:
    setting = os.environ.get("SKILL_SETTING_FROM_EMAIL", "").strip()
    user = os.environ.get("SMTP_USERNAME", "").strip()
    sender = fields.get("from") or setting or (user if "@" in user else "")
    if not sender:
        raise SkillError("invalid-input", "who sends it? Give `from`, or configure from_email")
    return address("from", sender)


def addresses(fields: dict, name: str) -> list[tuple[str, str]]:
    value = fields.get(name) or []
    return [address(name, item) for item in (value if isinstance(value, list) else [value])]


def address(field: str, value: object) -> tuple[str, str]:
    match = ADDRESS.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None or re.search(r"[\r\n]", match[0]):
        reason = f"`{field}` must hold addresses as in ada@example.com or Ada <ada@example.com>"
        raise SkillError("invalid-input", reason)
    return (match["name"] or "").strip(), match["email"]


def text_field(fields: dict, name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str):
        raise SkillError("invalid-input", f"`{name}` must be a text")
    return value


def credential(variable: str) -> str:
    value = os.environ.get(variable, "").strip()
    if not value:
        raise SkillError("credential-missing", f"the credential {variable} is not set")
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
    serve({"send": send, "preview": preview})
