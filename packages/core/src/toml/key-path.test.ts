import { expect, it } from "vitest";
import { formatKeyPath, type KeyPath } from "./key-path.ts";

it.each<[KeyPath, string]>([
  [[], ""],
  [["credentials", 0, "env_var"], "credentials[0].env_var"],
  [["settings", "my.key", "type"], 'settings."my.key".type'],
])("writes %j as %s", (path, text) => {
  expect(formatKeyPath(path)).toBe(text);
});
