# /// script
# requires-python = ">=3.11"
# dependencies = []
# ///
"""Answers the skill protocol: one JSON-RPC message per line, in and out."""

import json
import os
import sys


class SkillError(Exception):
    """An answer of its own: `code` names the error, `transient` says that trying again may help."""

    def __init__(self, code: str, message: str, transient: bool = False) -> None:
        super().__init__(message)
        self.data = {"code": code, "transient": transient}


def greet(who: str) -> dict:
    return {"text": f"Hello, {who}"}


ACTIONS = {"greet": greet}


def handshake(params: dict) -> dict:
    return {
        "name": params.get("expected_name") or os.environ["SKILL_ID"],
        "version": os.environ.get("SKILL_VERSION", "0.1.0"),
        "protocol_version": "1.0",
        "capabilities": ["invoke", "health", "shutdown"],
    }


def invoke(params: dict) -> object:
    arguments = dict(params)
    action = ACTIONS.get(arguments.pop("action", None))
    if action is None:
        raise SkillError("unknown-action", "there is no such action")
    return action(**arguments)


def health(params: dict) -> dict:
    return {"status": "ok"}


def shutdown(params: dict) -> dict:
    return {"status": "ok"}


METHODS = {"handshake": handshake, "invoke": invoke, "health": health, "shutdown": shutdown}


def answer(request: object) -> dict | None:
    if not isinstance(request, dict) or not isinstance(request.get("method"), str):
        return {"id": None, "error": {"code": -32600, "message": "no request"}}
    if "id" not in request:
        return None
    method = METHODS.get(request["method"].removeprefix("skill."))
    if method is None:
        error = {"code": -32601, "message": "no such method"}
        return {"id": request["id"], "error": error}
    try:
        return {"id": request["id"], "result": method(request.get("params") or {})}
    except SkillError as error:
        problem = {"code": -32000, "message": str(error), "data": error.data}
    except TypeError as error:
        problem = {"code": -32602, "message": str(error)}
    except Exception as error:
        problem = {"code": -32603, "message": f"{type(error).__name__}: {error}"}
    return {"id": request["id"], "error": problem}


def main() -> None:
    for line in sys.stdin:
        try:
            request = json.loads(line)
        except ValueError:
            request = None
            reply = {"id": None, "error": {"code": -32700, "message": "not JSON"}}
        else:
            reply = answer(request)
        if reply is not None:
            print(json.dumps({"jsonrpc": "2.0", **reply}), flush=True)
        if isinstance(request, dict) and str(request.get("method")).endswith("shutdown"):
            break


if __name__ == "__main__":
    main()
