import { expect, it } from "vitest";
import { searchCondition } from "./search-filter.ts";

it.each([
  [{}, "state NOT IN ('disabled', 'quarantined')"],
  [{ state: "disabled" }, "state IN ('disabled')"],
  [{ source: ["python", "code"], state: [] }, "source IN ('python', 'code') AND false"],
  [{ tags: ["it's"] }, "state NOT IN ('disabled', 'quarantined') AND array_has(tags, 'it''s')"],
] as const)("turns %j into SQL", (filter, sql) => {
  expect(searchCondition(filter)).toBe(sql);
});
