import { expect, it } from "vitest";
import { precisionAndRecall } from "./precision-and-recall.ts";

const pairs = [{ same: true }, { same: true }, { same: false }, { same: false }, { same: false }];

it.each([
  [0.5, { precision: 1, recall: 0.5 }],
  [0.2, { precision: 1 / (1 + 1 / 3), recall: 1 }],
  [2, { precision: 1, recall: 0 }],
])("at %d", (cut, expected) => {
  expect(precisionAndRecall([0.9, 0.3, 0.2, 0.1, Number.NEGATIVE_INFINITY], pairs, cut)).toEqual(
    expected,
  );
});
