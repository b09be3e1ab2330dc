import { describe, expect, it } from "vitest";
import { analyzeScript } from "./analyze-script.ts";

const findings = (source: string) =>
  analyzeScript(source).diagnostics.map(
    ({ code, severity, line }) => `${line} ${severity} ${code}`,
  );

describe("syntax", () => {
  it.each([
    ["def f(:\n    pass\n", "1 error python-syntax"],
    ["print 'a'\n", "1 error python-syntax"],
    ["def f():\n    x = 1\n     y = 2\n", "3 error python-syntax"],
    ["return 1\n", "1 error python-f706"],
    ["print(undefined_name)\n", "1 error python-f821"],
    ["\u0000", "1 error python-syntax"],
  ])("refuses %j", (source, finding) => {
    expect(findings(source)).toContain(finding);
  });

  it.each([
    "",
    "\uFEFFprint('with a byte-order mark')\n",
    "match 1:\n    case 1: pass\n",
    "try:\n    pass\nexcept* OSError:\n    pass\n",
    "type Alias[T] = list[T]\n",
    "print('crlf')\r\n",
  ])("accepts %j", (source) => {
    expect(findings(source)).toEqual([]);
  });

  it("counts columns in UTF-16 units from 1", () => {
    const [finding] = analyzeScript('x = "😀"; print(nothing)\n').diagnostics;
    expect(finding).toMatchObject({ line: 1, column: 17 });
  });
});

describe("security", () => {
  it.each([
    ["exec(input())", "1 error python-s102"],
    ["print(eval(input()))", "1 error python-s307"],
    ["import os\nos.system(input())", "2 error python-s605"],
    ["import subprocess\nsubprocess.run(input(), shell=True)", "2 error python-s602"],
    ["import pickle\npickle.loads(input())", "2 error python-s301"],
    ["import subprocess\nsubprocess.run([input()])", "2 warning python-s603"],
    ["from urllib.request import urlopen\nurlopen(input())", "2 warning python-s310"],
    ["password = 'hunter2'", "1 warning python-s105"],
  ])("finds %j", (source, finding) => {
    expect(findings(source)).toContain(finding);
  });

  it.each([
    "exec(input())  # noqa",
    "exec(input())  # NoQA: S102",
    "# ruff: noqa\nexec(input())",
    "# flake8: noqa\nexec(input())",
    "# ruff: disable[S102]\nexec(input())\n# ruff: enable[S102]",
  ])("is not silenced by %j", (source) => {
    expect(findings(source).join()).toContain("error python-s102");
  });

  it("says why it matters", () => {
    const [finding] = analyzeScript("exec(input())\n").diagnostics;
    expect(finding?.message).toContain("runs with the skill's credentials");
  });
});

describe("handlers", () => {
  it.each([
    ["comparison", 'if method == "handshake": pass', ["handshake"]],
    ["reversed comparison", 'if "health" == method: pass', ["health"]],
    ["tuple", 'if method in ("invoke", "skill.invoke"): pass', ["invoke", "skill.invoke"]],
    ["set by name", 'NAMES = {"handshake"}\nif method in NAMES: pass', ["handshake"]],
    ["frozenset by name", 'N = frozenset({"health"})\nif method in N: pass', ["health"]],
    ["constant", 'PING = "health"\nif method == PING: pass', ["health"]],
    [
      "match",
      'match m:\n  case "shutdown" | "skill.shutdown": pass',
      ["shutdown", "skill.shutdown"],
    ],
    ["dictionary", 'TABLE = {"handshake": f, "invoke": g}', ["handshake", "invoke"]],
    ["assignment by key", 'TABLE["health"] = f', ["health"]],
    ["decorator", '@method("invoke")\ndef f(): pass', ["invoke"]],
    ["registration", 'register("shutdown", stop)', ["shutdown"]],
    [
      "cut prefix",
      'if method.removeprefix("skill.") == "invoke": pass',
      ["invoke", "skill.invoke"],
    ],
    ["split", 'if method.split(".")[-1] == "health": pass', ["health", "skill.health"]],
    ["suffix", 'if method.endswith("handshake"): pass', ["handshake", "skill.handshake"]],
  ])("sees a %s", (_, source, handlers) => {
    expect(analyzeScript(source).handlers).toEqual(handlers);
  });

  it.each([
    ["comment", '# if method == "handshake": pass'],
    ["docstring", '"""handshake"""'],
    ["printed text", 'print("handshake")'],
    ["capability", 'answer = {"capabilities": ["invoke", "health"]}'],
    ["longer text", 'if method == "handshake please": pass'],
    ["unused constant", 'NAME = "handshake"'],
  ])("does not count a %s", (_, source) => {
    expect(analyzeScript(source).handlers).toEqual([]);
  });
});

it("lists top-level imports once, without relative ones", () => {
  const source = `
import os.path as path, json
from urllib.request import urlopen
from . import sibling
from .other import thing
import json  # import nothing
text = "import fake"
def late():
    import email.message
`;
  expect(analyzeScript(source).imports).toEqual(["email", "json", "os", "urllib"]);
});
