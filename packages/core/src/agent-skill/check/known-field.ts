import { closestWord } from "../../text/closest-word.ts";
import { fieldOrder } from "../write/field-order.ts";

/** Whether the standard has the field; case counts. */
export function isKnownField(key: string): boolean {
  return fieldOrder.includes(key);
}

/** The field of the standard that was meant, if it is spelt nearly so and not there as well. */
export function meantField(key: string, present: readonly string[]): string | undefined {
  const free = fieldOrder.filter((field) => !present.includes(field));
  const spelt = key.toLowerCase().replaceAll("_", "-");
  return free.find((field) => field === spelt) ?? closestWord(spelt, free);
}
