import { expect, it } from "vitest";
import { splitIntent } from "./split-intent.ts";

it.each([
  ["create and list labels", ["create labels", "list labels"]],
  [
    "list and delete the labels of a repository",
    ["list the labels of a repository", "delete the labels of a repository"],
  ],
  ["create, list and delete labels", ["create labels", "list labels", "delete labels"]],
  ["list orders, then cancel an order", ["list orders", "cancel an order"]],
  [
    "add a pet, find it by its id, and remove it",
    ["add a pet", "find a pet by its id", "remove a pet by its id"],
  ],
  [
    "a tool to create labels and list them in the shop",
    ["a tool to create labels", "list labels in the shop"],
  ],
  ["create & update contacts", ["create contacts", "update contacts"]],
])("takes %j apart", (intent, parts) => {
  expect(splitIntent(intent)).toEqual(parts);
});

it.each([
  "list all pets",
  "add or update contacts in marketing",
  "list cats and dogs",
  "get the name, price and count of items",
  "get the sum and count",
  "send an email with a subject, a text and an attachment",
  "search patent records in a dataset",
  "list, please",
  "labels and milestones",
])("leaves %j in one piece", (intent) => {
  expect(splitIntent(intent)).toEqual([intent]);
});
