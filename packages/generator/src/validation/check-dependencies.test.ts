import { expect, it } from "vitest";
import { checkDependencies } from "./check-dependencies.ts";

const refused = (dependencies: string[], allowed: string[]) =>
  checkDependencies(dependencies, allowed, "skill.py").map(({ message }) => message);

it.each([
  "requests",
  "Requests>=2",
  "python.dateutil",
  "httpx[http2]>=0.27; python_version >= '3.11'",
])("allows %s, whose name is on the list", (dependency) => {
  expect(refused([dependency], ["requests", "Python_Dateutil", "HTTPX"])).toEqual([]);
});

it.each([
  ["a package that is not on the list", "evil", ["requests"], "one of requests"],
  ["a name that only begins like one", "requests-evil", ["requests"], "one of requests"],
  ["any package when the list is empty", "requests", [], "use the standard library"],
  ["an address", "requests @ https://evil.example/requests.whl", ["requests"], "no address"],
  ["an address without blanks", "requests@file:///tmp/requests.whl", ["requests"], "no address"],
])("refuses %s", (_, dependency, allowed, reason) => {
  expect(refused([dependency], allowed)).toEqual([expect.stringContaining(reason)]);
});
