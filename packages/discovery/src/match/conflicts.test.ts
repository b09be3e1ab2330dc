import { expect, it } from "vitest";
import { conflicts } from "./conflicts.ts";
import { parseRequest } from "./request.ts";
import { verbRelation } from "./verb-relation.ts";

function found(intent: string, text: string): string[] {
  const [asked, offered] = [parseRequest(intent), parseRequest(text)];
  const verb = verbRelation(asked.verbs, offered.verbs, []);
  return Object.entries(conflicts(asked, offered, verb)).flatMap(([name, present]) =>
    present ? [name] : [],
  );
}

it.each([
  ["send email via Mailgun", "Send an email using the SendGrid API", "otherThing"],
  ["translate English text to Polish", "Translate English text to German", "otherThing"],
  ["convert Fahrenheit to Celsius", "Convert Celsius to Fahrenheit.", "otherWay"],
  ["turn my PDF back into LaTeX", "Compile LaTeX to PDF.", "otherWay"],
  ["generate a spec from a client", "Generate a client from a spec.", "otherWay"],
  ["decode a URL", "Encode a URL", "opposedVerb"],
  ["unlock a user account", "Lock a user account", "opposedVerb"],
  ["find the smallest files", "Find the largest files", "oppositeWord"],
  ["list projects that are not archived", "List archived projects", "negated"],
  ["send an email without an attachment", "Send an email with an attachment", "negated"],
  ["generate a 12 digit code", "Generate a 6 digit code", "otherNumber"],
])("%j beside %j: %s", (intent, text, conflict) => {
  expect(found(intent, text)).toContain(conflict);
});

it.each([
  ["send email via SendGrid", "Send an email using the SendGrid API"],
  ["convert Celsius to Fahrenheit", "convert temperatures between Celsius and Fahrenheit"],
  [
    "turn Fahrenheit temperatures into Celsius",
    "convert temperatures between Celsius and Fahrenheit",
  ],
  ["put this letter into French", "Translate text into another language."],
  ["split my episode into chapters", "Add chapter markers to an episode."],
  ["convert 250 dollars for our trip", "Convert an amount between currencies."],
  ["remove every image that isn't used by a container", "Prune images that no container uses."],
  ["song without vocals, please", "Remove the vocals from a song."],
  ["wire my landlord 800 on the first", "Sets up a recurring payment at N26."],
])("%j beside %j: none", (intent, text) => {
  expect(found(intent, text)).toEqual([]);
});
