import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createHostServer, openWorkspace } from "@skillwright/host";
import { afterEach, beforeEach, expect, it } from "vitest";

let root: string;
let home: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "index-place-"));
  home = join(root, "home");
  await mkdir(home);
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

/** Carries out one command in the data directory, with this `[discovery]`. */
async function run(discovery: string, command: string, payload: object = {}) {
  await writeFile(join(home, "skillwright.toml"), `[discovery]\n${discovery}\n`);
  await using workspace = await openWorkspace({
    home,
    environment: { PATH: process.env["PATH"], SKILLWRIGHT_DISCOVERY_EMBEDDER: "use" },
  });
  return await createHostServer(workspace).handle({ v: 1, request_id: "1", command, payload });
}

async function addSkill(discovery: string) {
  const directory = join(root, "water-plants");
  await mkdir(directory);
  const frontmatter = "name: water-plants\ndescription: Waters the plants on the balcony.";
  await writeFile(join(directory, "SKILL.md"), `---\n${frontmatter}\n---\nDo it.\n`);
  const source = { source: directory, cwd: root };
  const staged = await run(discovery, "skill.instruction.import", source);
  const [skill] = (staged.payload as { skills: { digest: string }[] }).skills;
  return run(discovery, "skill.instruction.import", { ...source, approve: [skill?.digest] });
}

it.each<[string, () => string, () => string]>([
  ["a path, from the data directory", () => "shared/index", () => join(home, "shared", "index")],
  ["an absolute path", () => join(root, "team"), () => join(root, "team")],
  ["a file: address", () => pathToFileURL(join(root, "team")).href, () => join(root, "team")],
])("keeps the index at %s", async (_what, uri, directory) => {
  const discovery = `uri = ${JSON.stringify(uri())}`;
  expect(await addSkill(discovery)).toMatchObject({ ok: true });
  expect(await run(discovery, "skill.discovery.search", { query: "plants" })).toMatchObject({
    payload: { results: [{ skill_id: "water-plants", source: "markdown" }] },
  });
  expect(existsSync(join(directory(), "skills.lance"))).toBe(true);
  expect(existsSync(join(home, "index", "skills.lance"))).toBe(false);
  expect(await run(discovery, "skill.index.status")).toMatchObject({
    payload: { rows: 1, stale: 0, orphans: 0, missing: 0 },
  });
});

it("searches an index in memory", async () => {
  const discovery = 'uri = "memory://"';
  expect(await addSkill(discovery)).toMatchObject({ ok: true });
  expect(await run(discovery, "skill.discovery.search", { query: "plants" })).toMatchObject({
    payload: { results: [{ skill_id: "water-plants" }] },
  });
});

it("leaves to others, in a shared index, what they have put there", async () => {
  const discovery = `uri = ${JSON.stringify(join(root, "team"))}`;
  await addSkill(discovery);
  const first = home;
  home = join(root, "another");
  await mkdir(home);
  expect(await run(discovery, "skill.index.rebuild")).toMatchObject({
    payload: { removed: 0, rows: 1 },
  });
  expect(await run(discovery, "skill.index.status")).toMatchObject({ payload: { orphans: 1 } });
  home = first;
  await rm(join(home, "instructions", "water-plants"), { recursive: true });
  expect(await run(discovery, "skill.index.rebuild")).toMatchObject({
    payload: { removed: 1, rows: 0 },
  });
});

const keyId = "AKIDEXAMPLE0001";
const secret = "wJalrXUtnFEMI-very-secret";

it("gives the storage options to LanceDB, and shows none of their secrets", async () => {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.url} ${request.headers.authorization}`);
    // What a careless store might say.
    response.writeHead(403).end(`<Error><Message>bad key ${keyId} ${secret}</Message></Error>`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const discovery = `uri = "s3://team-bucket/skills?token=${secret}"
[discovery.storage_options]
aws_endpoint = "http://127.0.0.1:${port}"
aws_region = "eu-west-1"
aws_access_key_id = "${keyId}"
aws_secret_access_key = "${secret}"
allow_http = "true"
client_max_retries = "0"`;
  try {
    for (const command of ["skill.index.status", "skill.index.rebuild", "host.doctor"]) {
      const answer = await run(discovery, command);
      const text = JSON.stringify(answer);
      expect(text).not.toContain(secret);
      expect(text).not.toContain(keyId);
      if (command === "host.doctor") {
        expect(answer.payload).toMatchObject({
          checks: expect.arrayContaining([
            expect.objectContaining({ name: "index", status: "error" }),
          ]),
        });
      } else expect(answer).toMatchObject({ ok: false, error_code: "index-unavailable" });
    }
    expect(seen.join("\n")).toContain(`Credential=${keyId}/`);
    expect(seen.join("\n")).toContain("/eu-west-1/s3/");
    expect(seen.join("\n")).toContain("/team-bucket");
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

it("names a bad storage option without its value", async () => {
  const bad = `uri = "s3://b/x"\nstorage_options = { aws_secret_access_key = "${secret}", n = 3 }`;
  await expect(run(bad, "skill.index.status")).rejects.toMatchObject({
    code: "config-invalid",
    message: expect.not.stringContaining(secret),
  });
});
