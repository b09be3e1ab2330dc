import { mkdir, writeFile } from "node:fs/promises";
import { contractDocuments } from "./contract-documents.ts";

// pnpm --filter @skillwright/host contract
const directory = new URL("../../../docs/contract/generated/", import.meta.url);
await mkdir(directory, { recursive: true });
for (const [name, document] of Object.entries(contractDocuments())) {
  await writeFile(new URL(name, directory), `${JSON.stringify(document, undefined, 2)}\n`);
}
