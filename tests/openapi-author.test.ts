import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { createCliHome } from "./support/cli-home.ts";

const document = {
  openapi: "3.1.0",
  info: { title: "Bookshelf", version: "1.0.0" },
  servers: [{ url: "https://bookshelf.example" }],
  paths: {
    "/books": {
      get: {
        operationId: "listBooks",
        summary: "List all books",
        parameters: [{ name: "author", in: "query", schema: { type: "string" } }],
        responses: { 200: { description: "The books." } },
      },
    },
    "/books/{id}": {
      delete: {
        operationId: "removeBook",
        summary: "Remove a book",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses: { 204: { description: "Removed." } },
      },
    },
  },
};

it("makes a skill of the operation that fits, and calls the service with it", async () => {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify([{ title: "Middlemarch" }]));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await using cli = await createCliHome();
    const local = { ...document, servers: [{ url: `http://127.0.0.1:${port}` }] };
    await writeFile(join(dirname(cli.home), "books.json"), JSON.stringify(local));

    const args = ["generate", "list the books on the shelf", "--openapi", "books.json", "--json"];
    const { json: proposed } = await cli.run(...args);
    expect(proposed).toMatchObject({ status: "proposed", proposal: { author: "openapi" } });
    const { json: installed } = await cli.run("approve", proposed.proposal.digest, "--json");
    expect(installed.status).toBe("installed");

    const input = JSON.stringify({ author: "George Eliot" });
    const run = await cli.run("run", installed.skill_id, "--input", input, "--json");
    expect(run.json).toMatchObject({ success: true });
    expect(JSON.stringify(run.json.result)).toContain("Middlemarch");
    expect(requests).toEqual([expect.stringMatching(/^GET \/books\?author=George(\+|%20)Eliot$/)]);
  } finally {
    server.close();
  }
});

it("says that a document is missing or is none", async () => {
  await using cli = await createCliHome();
  await writeFile(join(dirname(cli.home), "none.json"), "{}");
  for (const file of ["missing.json", "none.json"]) {
    const { exitCode, json } = await cli.run("generate", "list books", "--openapi", file, "--json");
    expect({ exitCode, code: json.error?.code }, file).toEqual({
      exitCode: 1,
      code: "openapi-invalid",
    });
  }
});

it("says what would help when a change needs a model and there is none", async () => {
  await using cli = await createCliHome();
  await cli.run("generate", "convert miles to kilometers", "--yes", "--json");
  const improved = await cli.run(
    "improve",
    "convert-miles-to-kilometers",
    "also convert yards",
    "--json",
  );
  expect(improved).toMatchObject({
    exitCode: 1,
    json: { status: "failed", reason: expect.stringContaining("say the whole wish") },
  });
});
