import { wordForms } from "./word-forms.ts";

/** What is computed of many values, a measure a line with its names. */
const measureTable = `
sum total subtotal sum-up
average mean avg
median
mode
variance
deviation stddev
count tally
maximum max
minimum min
percentile quantile quartile
percentage percent share
range
`;
const periodTable = `
second secondly
minute
hour hourly
day daily
week weekly
fortnight fortnightly biweekly
month monthly
quarter quarterly
year yearly annual annually
decade
`;
const measures = names(measureTable);
const periods = names(periodTable);
const rate = new Set(["every", "each", "per", "by", "a"]);
const span = new Set(["last", "past", "this", "next", "previous", "current", "coming"]);
const determining = new Set(["the", "a", "an", "arithmetic", "geometric", "weighted", "moving"]);

/** Which of the sum, the average, the count and the like a text wants; most want none. */
export function measuresIn(words: readonly string[]): ReadonlySet<string> {
  return new Set(
    words.flatMap((word, i) => {
      const previous = words[i - 1] ?? "";
      // "How many", "the number of"; not "what does it mean", not "the phone number of".
      if (word === "how" && words[i + 1] === "many") return ["count"];
      if (word === "number" && words[i + 1] === "of")
        return i === 0 ||
          determining.has(previous) ||
          /^(?:find|get|show|count|total)$/.test(previous)
          ? ["count"]
          : [];
      if (word === "mean" && !determining.has(previous) && words[i + 1] !== "of") return [];
      return wordForms(word)
        .flatMap((form) => measures.get(form) ?? [])
        .slice(0, 1);
    }),
  );
}

/** How often something is, and which stretch of time is meant: `rate day`, `span week`. */
export function periodsIn(words: readonly string[]): ReadonlySet<string> {
  return new Set(
    words.flatMap((word, i) => {
      const [period] = wordForms(word).flatMap((form) => periods.get(form) ?? []);
      if (period === undefined) return [];
      if (/(?:ly|annual)$/.test(word)) return [`rate ${period}`];
      const previous = words[i - 1] ?? "";
      if (rate.has(previous)) return previous === "a" ? [] : [`rate ${period}`];
      return span.has(previous) ? [`span ${period}`] : [];
    }),
  );
}

function names(table: string): ReadonlyMap<string, string> {
  return new Map(
    table
      .trim()
      .split("\n")
      .flatMap((line) => {
        const [name = "", ...others] = line.split(" ");
        return [name, ...others].map((one) => [one, name] as const);
      }),
  );
}
