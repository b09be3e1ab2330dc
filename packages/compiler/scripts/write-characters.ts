import { writeFileSync } from "node:fs";
import { characterTable } from "./character-table.ts";

const path = new URL("../assets/generated/characters.json", import.meta.url);
writeFileSync(path, `${JSON.stringify(characterTable())}\n`);
