import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSkillStore, type SkillStore } from "@skillwright/python-runtime";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createMatchMemory, type MatchMemory } from "./match-memory.ts";

let home: string;
let store: SkillStore;
let memory: MatchMemory;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "match-memory-"));
  store = openSkillStore(home);
  memory = createMatchMemory(store.database);
});
afterEach(async () => {
  store.close();
  await rm(home, { recursive: true, force: true });
});

it("keeps 32 intents of a skill, the one that it was made from among them, each once", () => {
  memory.remember("crane", "fold a crane", "generated");
  for (let i = 0; i < 50; i++) memory.remember("crane", `fold ${i} cranes`, "chosen");
  memory.remember("crane", "Fold  49 cranes.", "chosen");
  memory.remember("boat", "fold a boat", "chosen");
  const intents = memory.intents();
  expect(intents.get("crane")).toHaveLength(32);
  expect(intents.get("crane")).toContain("fold a crane");
  expect(intents.get("crane")).toContain("fold 49 cranes");
  expect(intents.get("crane")).not.toContain("fold 3 cranes");
  expect(intents.get("boat")).toEqual(["fold a boat"]);
});

it("does not keep what is too long for a request", () => {
  memory.remember("crane", "fold ".repeat(200), "chosen");
  expect(memory.intents().size).toBe(0);
});

it("tells what was offered from what was refused", () => {
  memory.offer("fold a crane", ["crane", "boat"]);
  expect(memory.rejected("fold a crane")).toEqual([]);
  memory.reject("fold a crane", ["boat"]);
  expect(memory.rejected("FOLD A CRANE")).toEqual(["boat"]);
  memory.rejectOffered("fold a crane");
  expect(memory.rejected("fold a crane").sort()).toEqual(["boat", "crane"]);
  expect(memory.rejected("fold a boat")).toEqual([]);
});

it("forgets offers that got no answer once others were made, but no refusal", () => {
  memory.offer("fold a crane", ["crane"]);
  memory.reject("fold a crane", ["boat"]);
  memory.offer("fold a crane", ["plane"]);
  memory.rejectOffered("fold a crane");
  expect(memory.rejected("fold a crane").sort()).toEqual(["boat", "plane"]);
});

it("takes the last word of a person", () => {
  memory.reject("fold a crane", ["crane"]);
  memory.remember("crane", "fold a crane", "chosen");
  expect(memory.rejected("fold a crane")).toEqual([]);
  memory.reject("fold a crane", ["crane"]);
  expect(memory.intents().size).toBe(0);
  memory.forget("crane");
  expect(memory.rejected("fold a crane")).toEqual([]);
});

it("is still there when the data directory is opened again", () => {
  memory.remember("crane", "fold a crane", "generated");
  memory.reject("fold a boat", ["crane"]);
  store.close();
  store = openSkillStore(home);
  memory = createMatchMemory(store.database);
  expect(memory.intents().get("crane")).toEqual(["fold a crane"]);
  expect(memory.rejected("fold a boat")).toEqual(["crane"]);
});
