import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmbedder, type DownloadProgress } from "@skillwright/discovery";
import { afterEach, beforeEach, expect, it } from "vitest";
import { downloadFile } from "../src/embed/download/download-file.ts";
import { type FileServer, startFileServer } from "./file-server.ts";
import { writeTinyModel } from "./tiny-model/write-tiny-model.ts";

const onnx = "onnx/model_quantized.onnx";
let root: string;
let model: string;
let server: FileServer;
let target: string;
let url: URL;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "download-"));
  model = join(root, "model");
  await writeTinyModel(model);
  server = await startFileServer(model);
  url = new URL(`any/model/resolve/main/${onnx}`, server.host);
  target = join(root, "cache", "model.onnx");
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  await rm(root, { recursive: true, force: true });
});

const content = () => readFile(join(model, onnx));
const download = (options: Parameters<typeof downloadFile>[2] = {}) =>
  downloadFile(url, target, {
    firstDelayMs: 1,
    ...options,
    onProgress: (loaded, total) => {
      server.mode.arrived = loaded;
      options.onProgress?.(loaded, total);
    },
  });
const gets = () => server.requests.filter((request) => request.startsWith("GET"));
const left = () => readdir(join(root, "cache"));

it("downloads the model once, with progress, and loads it from the cache", async () => {
  const options = { cacheDir: join(root, "models"), host: server.host };
  const seen: DownloadProgress[] = [];
  {
    await using embedder = await createEmbedder("minilm", {
      ...options,
      onDownload: (progress) => seen.push(progress),
    });
    const [vector] = await embedder.embed(["send an email"]);
    expect(vector).toHaveLength(384);
  }
  const { size } = await stat(join(model, onnx));
  expect(seen.at(-1)).toEqual({ file: onnx, loadedBytes: size, totalBytes: size });
  expect(new Set(seen.map(({ file }) => file)).size).toBe(4);

  const asked = server.requests.length;
  await using again = await createEmbedder("minilm", options);
  expect(await again.embed(["send an email"])).toHaveLength(1);
  expect(server.requests).toHaveLength(asked);
});

it("goes on after each break within one call, requesting only what is missing", async () => {
  server.mode.breaks = [1000, 500, 1];
  const seen: number[] = [];
  await download({ onProgress: (loaded) => seen.push(loaded) });
  const whole = await content();
  expect((await readFile(target)).equals(whole)).toBe(true);
  expect(gets().slice(1)).toEqual(
    [1000, 1500, 1501].map((at) => `GET ${url.pathname} bytes=${at}-`),
  );
  expect(server.sent()).toBe(whole.length);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(await left()).toEqual(["model.onnx"]);
});

it("goes on where an earlier call was stopped", async () => {
  const abort = new AbortController();
  server.mode.breaks = [2000];
  const stopped = download({
    signal: abort.signal,
    onProgress: (loaded) => loaded >= 2000 && abort.abort(new Error("enough")),
  });
  await expect(stopped).rejects.toThrow("enough");
  expect(await left()).toEqual([expect.stringMatching(/^model\.onnx\.[0-9a-f]{12}\.part$/)]);
  await download();
  expect(gets().at(-1)).toContain("bytes=2000-");
  expect((await readFile(target)).equals(await content())).toBe(true);
});

it("goes on with what a killed process left, and leaves alone what a living one writes", async () => {
  server.mode.statuses = [403];
  await expect(download()).rejects.toMatchObject({ status: 403 });
  const [part = ""] = await left();
  const cache = join(root, "cache");
  const whole = await content();
  // No process has this number: it is above what Linux and macOS give.
  await writeFile(join(cache, `${part}.4194999-0`), whole.subarray(0, 700));
  await writeFile(join(cache, `${part}.${process.ppid}-0`), "of somebody else");
  await rm(join(cache, part));
  await download();
  expect(gets().at(-1)).toContain("bytes=700-");
  expect((await readFile(target)).equals(whole)).toBe(true);
  expect((await left()).sort()).toEqual(["model.onnx", `${part}.${process.ppid}-0`].sort());
});

it("begins again when the file at the host has changed", async () => {
  server.mode.statuses = [];
  server.mode.breaks = [900, 0, 0, 0, 0, 0];
  await expect(download()).rejects.toThrow();
  expect(await left()).toHaveLength(1);
  const changed = Buffer.concat([Buffer.from("new"), await content()]);
  await writeFile(join(model, onnx), changed);
  server.mode.breaks = [];
  await download();
  expect(gets().at(-1)).toBe(`GET ${url.pathname}`);
  expect((await readFile(target)).equals(changed)).toBe(true);
  expect(await left()).toEqual(["model.onnx"]);
});

it.each<[string, (mode: FileServer["mode"]) => void]>([
  ["ignores ranges", (mode) => Object.assign(mode, { ignoresRanges: true, breaks: [1000] })],
  ["tells no version", (mode) => Object.assign(mode, { tags: false, breaks: [1000] })],
  ["is overloaded at first", (mode) => Object.assign(mode, { statuses: [503, 429] })],
  ["fails after a part of it", (mode) => Object.assign(mode, { breaks: [1000], statuses: [] })],
  ["sends elsewhere", (mode) => Object.assign(mode, { redirects: true, breaks: [1000] })],
])("gets the whole file from a host that %s", async (_what, set) => {
  set(server.mode);
  await download();
  expect((await readFile(target)).equals(await content())).toBe(true);
  expect(await left()).toEqual(["model.onnx"]);
});

it("keeps the part when the host is overloaded in between", async () => {
  server.mode.breaks = [1000];
  server.mode.onGet = () => {
    if (server.requests.length === 3) server.mode.statuses = [503];
  };
  await download();
  expect(
    gets()
      .slice(1)
      .every((request) => request.endsWith("bytes=1000-")),
  ).toBe(true);
  expect(gets()).toHaveLength(3);
});

it("begins again when the part is longer than the file", async () => {
  server.mode.statuses = [403];
  await expect(download()).rejects.toMatchObject({ status: 403 });
  const [part = ""] = await left();
  await writeFile(join(root, "cache", part), Buffer.alloc((await content()).length + 1));
  await download();
  expect((await readFile(target)).equals(await content())).toBe(true);
});

it("keeps nothing that has another digest than the host says", async () => {
  Object.assign(server.mode, { redirects: true, corrupts: true });
  await expect(download()).rejects.toThrow("not what the host says");
  expect(await left()).toEqual([]);
});

it("gives one whole file to two that ask at once", async () => {
  await Promise.all([download(), download()]);
  expect((await readFile(target)).equals(await content())).toBe(true);
  expect(await left()).toEqual(["model.onnx"]);
});

it.each([
  ["is not there", () => rm(join(model, "tokenizer.json"))],
  ["is refused", async () => server.mode.statuses.push(401)],
])("says which file %s, and what to do", async (_what, prepare) => {
  await prepare();
  await using embedder = await createEmbedder("minilm", {
    cacheDir: join(root, "models"),
    host: server.host,
  });
  await expect(embedder.embed(["x"])).rejects.toMatchObject({
    code: "embedder-unavailable",
    message: expect.stringMatching(/\.json of Xenova\/all-MiniLM-L6-v2 .*40[14]/),
    hint: expect.stringContaining("goes on where it stopped"),
  });
});

it("lets one who stops take nobody else along", async () => {
  const abort = new AbortController();
  server.mode.onGet = () => abort.abort(new Error("enough"));
  await using embedder = await createEmbedder("minilm", {
    cacheDir: join(root, "models"),
    host: server.host,
  });
  const stopped = embedder.embed(["x"], { signal: abort.signal });
  const other = embedder.embed(["y"]);
  await expect(stopped).rejects.toThrow("enough");
  expect(await other).toHaveLength(1);
});

it("does not take a broken-off download for a model", async () => {
  const place = join(root, "models", "Xenova", "all-MiniLM-L6-v2");
  await mkdir(join(place, "onnx"), { recursive: true });
  for (const file of ["config.json", "tokenizer.json", "tokenizer_config.json"]) {
    await writeFile(join(place, file), "{}");
  }
  await writeFile(join(place, `${onnx}.0123456789ab.part`), "half");
  await using embedder = await createEmbedder("auto", {
    cacheDir: join(root, "models"),
    host: "http://127.0.0.1:1/",
  });
  expect(embedder.id).toMatch(/^use/);
});
