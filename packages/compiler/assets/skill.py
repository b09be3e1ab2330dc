# /// script
# requires-python = ">=3.11"
# dependencies = []
# ///
"""Answers the prompts of one compiled skill, by JSON-RPC 2.0 on standard input and output.

The same file serves every compiled skill: the prompts and their answers are in answers.json
beside it, the letters and capitals by which prompts are compared in characters.json.
"""

import json
import math
import os
import re
import sys
from bisect import bisect_right
from pathlib import Path

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
METHOD_NOT_FOUND = -32601
INVALID_PARAMS = -32602
INTERNAL_ERROR = -32603
SKILL_ERROR = -32000

ACTION = "answer"
MAX_LINE_BYTES = 102_400

TYPES = {
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "integer": lambda value: TYPES["number"](value) and value == value // 1,
}


class RpcError(Exception):
    """What a request is answered with when it has no result."""

    def __init__(self, code, message, name=None):
        super().__init__(message)
        self.code = code
        self.name = name


class Prompts:
    """Brings prompts into the form in which they are compared."""

    def __init__(self, characters):
        self.first = [first for first, _ in characters["kept"]]
        self.last = [last for _, last in characters["kept"]]
        self.small = {ord(capital): small for capital, small in characters["expanding"].items()}
        for first, last, step, offset in characters["capitals"]:
            for code_point in range(first, last + 1, step):
                self.small[code_point] = code_point + offset

    def normalize(self, text):
        text = text.translate(self.small).replace("c++", " cpp ").replace("c#", " csharp ")
        return " ".join("".join(c if self.keeps(ord(c)) else " " for c in text).split())

    def keeps(self, code_point):
        index = bisect_right(self.first, code_point) - 1
        return index >= 0 and code_point <= self.last[index]


class Skill:
    """One compiled skill: what each method answers."""

    def __init__(self, data, prompts):
        self.data = data
        self.prompts = prompts
        self.answers = {answer["prompt"]: answer for answer in data["answers"]}
        self.methods = {
            "handshake": self.handshake,
            "invoke": self.invoke,
            "health": lambda params: {"status": "ok"},
            "shutdown": lambda params: {"status": "ok"},
        }

    def handshake(self, params):
        expected = params.get("expected_name")
        if not isinstance(expected, (str, type(None))):
            raise RpcError(INVALID_PARAMS, '"expected_name" must be a string')
        return {
            # Whoever installed the skill may have given it another id.
            "name": expected or os.environ.get("SKILL_ID") or self.data["id"],
            "version": self.data["version"],
            "protocol_version": "1.0",
            "capabilities": ["invoke"],
        }

    def invoke(self, params):
        arguments = dict(params)
        action = arguments.pop("action", None)
        if action != ACTION:
            raise RpcError(INVALID_PARAMS, f'"action" must be "{ACTION}", got {quote(action)}')
        for name, value in arguments.items():
            check_input(name, value, self.data["input"]["properties"].get(name))
        if "prompt" not in arguments:
            raise RpcError(INVALID_PARAMS, '"prompt" is missing')
        prompt = arguments["prompt"]
        found = self.answers.get(self.prompts.normalize(prompt))
        if found is None:
            message = f"no answer is known to {quote(prompt)}"
            raise RpcError(SKILL_ERROR, message, "prompt-unknown")
        return {
            "answer": found["answer"],
            "package_id": self.data["package_id"],
            "rule_id": found["rule_id"],
            "handler_id": found["handler_id"],
            "cache_hit": self.data["package_id"],
        }

    def call(self, request):
        identifier = request.get("id")
        if isinstance(identifier, (bool, dict, list)):
            raise RpcError(INVALID_REQUEST, '"id" must be a string, a number or null')
        if request.get("jsonrpc") != "2.0":
            raise RpcError(INVALID_REQUEST, '"jsonrpc" must be "2.0"')
        if not isinstance(request.get("method"), str):
            raise RpcError(INVALID_REQUEST, '"method" must be a string')
        method = self.methods.get(method_name(request))
        if method is None:
            raise RpcError(METHOD_NOT_FOUND, f"no method {quote(request['method'])}")
        params = request.get("params", {})
        if not isinstance(params, dict):
            raise RpcError(INVALID_PARAMS, '"params" must be an object')
        return method(params)


def method_name(request):
    """The canonical name of a method, which may be written with the prefix "skill."."""
    return str(request.get("method")).removeprefix("skill.")


def check_input(name, value, schema):
    """Refuses an argument that its schema, a small part of JSON Schema, does not allow."""
    if schema is None:
        raise RpcError(INVALID_PARAMS, f"there is no input {quote(name)}")
    fits = (
        TYPES[schema["type"]](value)
        and ("enum" not in schema or value in schema["enum"])
        and ("minLength" not in schema or len(value) >= schema["minLength"])
        and ("pattern" not in schema or re.fullmatch(schema["pattern"], value))
    )
    if not fits:
        expected = schema.get("description", schema["type"])
        raise RpcError(INVALID_PARAMS, f"{quote(name)} must be {expected}, got {quote(value)}")


def quote(value):
    """A value as JSON, short enough for a message."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:79] + "…"


def parse(line):
    """The request of a line; JSON-RPC has no batches here."""
    try:
        text = line.decode("utf-8")
        request = json.loads(text, parse_constant=finite, parse_float=finite)
    except (ValueError, RecursionError) as error:
        raise RpcError(PARSE_ERROR, "the line is not valid JSON in UTF-8") from error
    if not isinstance(request, dict):
        raise RpcError(INVALID_REQUEST, "a request is one object; batches are not answered")
    return request


def finite(literal):
    """A number that JSON can also write again: neither NaN nor infinite, as 1e999 would be."""
    value = float(literal)
    if not math.isfinite(value):
        raise ValueError(literal)
    return value


def failure(identifier, error):
    body = {"code": error.code, "message": str(error)}
    if error.name is not None:
        body["data"] = {"code": error.name}
    return {"jsonrpc": "2.0", "id": identifier, "error": body}


def respond(skill, request):
    """The response to a request, whether or not somebody waits for it."""
    identifier = request.get("id")
    if isinstance(identifier, (bool, dict, list)):
        identifier = None
    try:
        return {"jsonrpc": "2.0", "id": identifier, "result": skill.call(request)}
    except RpcError as error:
        return failure(identifier, error)
    except Exception as error:  # A request must not end the process.
        return failure(identifier, RpcError(INTERNAL_ERROR, f"{type(error).__name__}: {error}"))


def encode(response):
    # A lone surrogate, which UTF-8 cannot hold, becomes the very escape that JSON has for it.
    text = json.dumps(response, ensure_ascii=False, separators=(",", ":"))
    line = text.encode("utf-8", "backslashreplace") + b"\n"
    if len(line) <= MAX_LINE_BYTES:
        return line
    error = RpcError(SKILL_ERROR, "the answer does not fit into one line", "answer-too-long")
    return encode(failure(None if len(str(response["id"])) > 1000 else response["id"], error))


def handle(skill, line):
    """What to send for a line, None when nobody waits for it, and whether it was the last."""
    try:
        request = parse(line)
    except RpcError as error:
        return failure(None, error), False
    response = respond(skill, request)
    last = "result" in response and method_name(request) == "shutdown"
    return response if "id" in request else None, last


def serve(skill, lines, output):
    """Answers line by line until the input ends or a shutdown is asked for."""
    for line in lines:
        if not line.strip():
            continue
        response, last = handle(skill, line)
        if response is not None:
            output.write(encode(response))
            output.flush()
        if last:
            return


def load(name):
    return json.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))


if __name__ == "__main__":
    # Bytes, not text: the locale must not decide what a line says.
    skill = Skill(load("answers.json"), Prompts(load("characters.json")))
    serve(skill, sys.stdin.buffer, sys.stdout.buffer)
