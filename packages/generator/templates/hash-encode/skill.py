# /// script
# requires-python = ">=3.11"
# dependencies = []
# ///
"""Hash texts and bytes, and encode and decode them."""

import base64
import binascii
import hashlib
import html
import json
import os
import sys
import traceback
import urllib.parse
import zlib
from collections.abc import Callable

DIGESTS = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "sha3_512", "blake2b")


def hash_value(fields: dict) -> dict:
    data = data_of(fields)
    algorithm = fields.get("algorithm", "sha256")
    if algorithm == "crc32":
        digest = zlib.crc32(data).to_bytes(4, "big")
    elif algorithm in DIGESTS:
        digest = hashlib.new(algorithm, data, usedforsecurity=False).digest()
    else:
        names = ", ".join((*DIGESTS, "crc32"))
        raise SkillError("invalid-input", f"`algorithm` must be one of: {names}")
    base64_digest = base64.b64encode(digest).decode()
    return {"algorithm": algorithm, "hex": digest.hex(), "base64": base64_digest}


def encode_value(fields: dict) -> dict:
    data, form = data_of(fields), format_of(fields)
    return {"format": form, "encoded": FORMATS[form][0](data)}


def decode_value(fields: dict) -> dict:
    encoded, form = fields.get("encoded"), format_of(fields)
    if not isinstance(encoded, str):
        raise SkillError("invalid-input", "`encoded` must be a text")
    try:
        data = FORMATS[form][1](encoded)
    except (binascii.Error, ValueError) as error:
        raise SkillError("invalid-input", f"`encoded` is not valid {form}") from error
    # Bytes that are no text go out as Base64, never damaged.
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = None
    return {"format": form, "text": text, "base64": base64.b64encode(data).decode()}


def ascii_decoder(decode: Callable[[str], bytes]) -> Callable[[str], bytes]:
    """Decoders ignore blanks, as they come from wrapped lines."""
    return lambda text: decode("".join(text.split()))


def padded(text: str, size: int) -> str:
    return text.rstrip("=") + "=" * (-len(text.rstrip("=")) % size)


def decode_base64(text: str) -> bytes:
    return base64.b64decode(padded(text, 4), validate=True)


def decode_base64url(text: str) -> bytes:
    if set(text) & set("+/"):
        raise ValueError("not the alphabet of URLs")
    return base64.b64decode(padded(text, 4), altchars=b"-_", validate=True)


def encode_base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def utf8(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise SkillError("invalid-input", "the bytes are no UTF-8 text") from error


def decode_url(text: str) -> bytes:
    return urllib.parse.unquote_to_bytes(text)


# How to write bytes in each format, and how to read them back.
FORMATS: dict[str, tuple[Callable[[bytes], str], Callable[[str], bytes]]] = {
    "base64": (lambda data: base64.b64encode(data).decode(), ascii_decoder(decode_base64)),
    "base64url": (encode_base64url, ascii_decoder(decode_base64url)),
    "base32": (
        lambda data: base64.b32encode(data).decode(),
        ascii_decoder(lambda text: base64.b32decode(padded(text, 8), casefold=True)),
    ),
    "hex": (bytes.hex, ascii_decoder(bytes.fromhex)),
    "url": (lambda data: urllib.parse.quote(data, safe=""), decode_url),
    "html": (lambda data: html.escape(utf8(data)), lambda text: html.unescape(text).encode()),
}


def format_of(fields: dict) -> str:
    form = fields.get("format", "base64")
    if not isinstance(form, str) or form not in FORMATS:
        raise SkillError("invalid-input", f"`format` must be one of: {', '.join(FORMATS)}")
    return form


def data_of(fields: dict) -> bytes:
    """The bytes given as Base64, or those of the text in UTF-8."""
    text, encoded = fields.get("text"), fields.get("base64")
    if (text is None) == (encoded is None):
        raise SkillError("invalid-input", "give either `text` or `base64`")
    if not isinstance(text if encoded is None else encoded, str):
        raise SkillError("invalid-input", "`text` and `base64` are texts")
    try:
        return text.encode() if encoded is None else ascii_decoder(decode_base64)(encoded)
    except UnicodeEncodeError as error:
        raise SkillError("invalid-input", "`text` holds half a character") from error
    except (binascii.Error, ValueError) as error:
        raise SkillError("invalid-input", "`base64` is not valid Base64") from error


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
    serve({"hash": hash_value, "encode": encode_value, "decode": decode_value})
