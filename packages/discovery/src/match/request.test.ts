import { expect, it } from "vitest";
import { parseRequest } from "./request.ts";

it.each([
  ["Calculate the monthly payment on a mortgage.", ["calculate"], ["payment"]],
  ["please could you merge these two PDF files", ["merge"], ["file"]],
  ["my car was hit, start the insurance claim", ["start"], ["claim"]],
  ["blur the background of my photo to hide the mess", ["blur"], ["background", "photo"]],
  ["tell me what disease a plant has", ["tell"], ["diseas"]],
  ["current air quality please", [], ["qualiti"]],
  ["temperature conversion celsius fahrenheit", ["convert"], ["fahrenheit"]],
  ["Convert lengths between metres and feet", ["convert"], ["length", "metr", "feet"]],
])("finds verbs and heads of %j", (text, verbs, heads) => {
  const request = parseRequest(text);
  expect(request.verbs).toEqual(verbs);
  expect(request.heads.map(({ term }) => term)).toEqual(heads);
});

it.each([
  ["convert YAML to JSON", ["json"], ["yaml"]],
  ["migrate from MySQL to Postgres", ["postgr"], ["mysql"]],
  ["generate a client from a spec", ["client"], ["spec"]],
  ["add a task to my list", [], []],
])("finds product and source of %j", (text, product, source) => {
  const request = parseRequest(text);
  expect([...request.product]).toEqual(product);
  expect([...request.source]).toEqual(source);
});

it.each([
  ["what font does this site use", true],
  ["how many pages has it", true],
  ["what is the forecast", false],
])("sees whether %j asks for a kind of thing", (text, asks) => {
  expect(parseRequest(text).asksForKind).toBe(asks);
});

it("survives text without a word", () => {
  expect(parseRequest("!?").words).toEqual([]);
});
