import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createEmbedder,
  openSkillIndex,
  type SkillEntry,
  type SkillIndex,
} from "@skillwright/discovery";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const embedder = await createEmbedder("use");
let dir: string;
let index: SkillIndex;

const celsius: SkillEntry = {
  id: "convert-temperatures",
  name: "Convert Temperatures",
  description: "convert temperatures between Celsius and Fahrenheit",
  source: "python",
  tags: ["units"],
};
const sendgrid: SkillEntry = {
  id: "send-email",
  name: "Send Email",
  description: "Send an email using the SendGrid API",
  source: "python",
  examples: ["mail the report to my boss"],
};
const alarm: SkillEntry = {
  id: "AddAlarm",
  name: "AddAlarm",
  description: "Set an alarm",
  source: "code",
};
const chinese: SkillEntry = {
  id: "weather",
  name: "查询天气",
  description: "查询城市的天气预报",
  source: "markdown",
};

const japanese: SkillEntry = {
  id: "expenses",
  name: "経費精算",
  description: "領収書の画像から経費精算書を作成し、Gmailで送信する。",
  source: "markdown",
  examples: ["レシートを経費にまとめて"],
};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "skill-index-"));
  index = await openSkillIndex({ uri: dir, embedder });
  await index.upsert([celsius, sendgrid, alarm, chinese, japanese]);
});
afterAll(async () => {
  await index.close();
  await rm(dir, { recursive: true });
});

describe("findExisting", () => {
  it.each([
    ["convert Celsius to Fahrenheit", "convert-temperatures"],
    ["turn Fahrenheit temperatures into Celsius", "convert-temperatures"],
    ["temperature conversion celsius fahrenheit", "convert-temperatures"],
    ["send email via SendGrid", "send-email"],
    ["Mail the report to my boss!", "send-email"],
  ])("finds the skill for %j", async (intent, skillId) => {
    const match = await index.findExisting(intent);
    expect(match?.skillId).toBe(skillId);
    expect(match?.score).toBeGreaterThanOrEqual(0.85);
  });

  it.each(["send email via Mailgun", "water the plants every Monday", "", "日".repeat(200)])(
    "finds none for %j",
    async (intent) => {
      expect(await index.findExisting(intent)).toBeUndefined();
    },
  );

  it("scores an unrelated intent far below", async () => {
    const { answer } = await index.decide("water the plants every Monday", { askFrom: 0.2 });
    expect(answer).toBe("generate");
  });

  it.each(["領収書の画像から経費精算書を作成する", "領収書の画像から経費精算書を削除する"])(
    "asks about %j, whose verb it cannot read",
    async (intent) => {
      const { answer, candidates } = await index.decide(intent);
      expect(answer).toBe("ask");
      expect(candidates[0]?.skillId).toBe("expenses");
      expect(candidates[0]?.reasons).toContain("the embedder does not read this script");
    },
  );

  it.each(["disabled", "quarantined"] as const)(
    "never offers a skill that is %s",
    async (state) => {
      await index.upsert([{ ...sendgrid, state }]);
      expect(await index.findExisting("send email via SendGrid")).toBeUndefined();
      expect(await index.search("send email")).not.toContainEqual(
        expect.objectContaining({ skillId: "send-email" }),
      );
      expect(await index.search("send email", { state })).toHaveLength(1);
      await index.upsert([sendgrid]);
      expect(await index.findExisting("send email via SendGrid")).toBeDefined();
    },
  );
});

describe("search", () => {
  it.each([
    ["AddAlarm", "AddAlarm"],
    ["add alarm", "AddAlarm"],
    ["天气", "weather"],
    ["領収書", "expenses"],
    ["レシートの経費", "expenses"],
    ["Gmailで送る", "expenses"],
    ["send-email", "send-email"],
    ["temperatures", "convert-temperatures"],
  ])("puts the right skill first for %j", async (query, skillId) => {
    expect((await index.search(query))[0]?.skillId).toBe(skillId);
  });

  it("says how far the words go where the embedder cannot read the script", async () => {
    const [first, second] = await index.search("東京の天气", { explain: true });
    expect(first).toMatchObject({ skillId: "weather", reasons: ["words 0.25", "天气"] });
    expect(second?.score).toBe(0);
  });

  it("gives nothing for a blank query or a limit of 0", async () => {
    expect(await index.search("  ")).toEqual([]);
    expect(await index.search("alarm", { limit: 0 })).toEqual([]);
  });

  it("filters by source and tag", async () => {
    expect(await index.search("alarm", { source: "markdown" })).toHaveLength(2);
    expect(
      (await index.search("alarm", { tags: ["units"] })).map(({ skillId }) => skillId),
    ).toEqual(["convert-temperatures"]);
  });

  it("survives quotes and operators in a query", async () => {
    expect(await index.search(`it's "AND" OR ( * ~ \\`, { tags: ["o'clock"] })).toEqual([]);
  });
});

describe("searchByVector", () => {
  it("scores a skill's own vector 1", async () => {
    const [vector = []] = await embedder.embed([`Add Alarm: ${alarm.description}`]);
    const [first, second] = await index.searchByVector(vector);
    expect(first?.skillId).toBe("AddAlarm");
    expect(first?.score).toBeCloseTo(1, 5);
    expect(second?.score).toBeLessThan(0.9);
  });

  it("clamps the score of an opposite vector to 0", async () => {
    const [vector = new Float32Array()] = await embedder.embed(["alarm"]);
    const matches = await index.searchByVector(vector.map((part) => -part));
    expect(matches.every(({ score }) => score >= 0)).toBe(true);
  });

  it.each([
    ["vector-invalid", new Float32Array(512)],
    ["vector-invalid", new Float32Array(512).fill(Number.NaN)],
    ["vector-dimension-mismatch", [1, 2, 3]],
  ])("throws %s for a bad vector", async (code, vector) => {
    await expect(index.searchByVector(vector)).rejects.toMatchObject({ code });
  });
});

describe("contents", () => {
  it("keeps the tables of one directory apart", async () => {
    await using templates = await openSkillIndex({ uri: dir, embedder, table: "templates" });
    await templates.upsert([{ ...alarm, id: "template" }]);
    expect(await templates.count()).toBe(1);
    expect(await index.has("template")).toBe(false);
  });

  it("sees what another handle writes", async () => {
    await using other = await openSkillIndex({ uri: dir, embedder });
    await Promise.all([
      other.upsert([{ ...alarm, id: "one" }]),
      index.upsert([{ ...alarm, id: "two" }]),
    ]);
    expect(await index.has("one")).toBe(true);
    expect(await other.has("two")).toBe(true);
    await index.remove(["one", "two", "never-there"]);
    expect(await other.count()).toBe(5);
  });

  it("rebuilds to exactly the entries given, embedding only what changed", async () => {
    await using table = await openSkillIndex({ uri: dir, embedder, table: "rebuilt" });
    await table.upsert([celsius, sendgrid]);
    expect(await table.rebuild([celsius, { ...alarm, tags: ["time"] }])).toEqual({
      unchanged: 1,
      written: 1,
      removed: 1,
    });
    expect(await table.count()).toBe(2);
  });

  it("throws index-closed after close", async () => {
    const table = await openSkillIndex({ uri: dir, embedder, table: "closed" });
    await table.close();
    await table.close();
    await expect(table.count()).rejects.toMatchObject({ code: "index-closed" });
  });
});
