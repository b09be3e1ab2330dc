// Stores twenty secrets in one vault file, named after the second argument's prefix, beside another
// process doing the same.
import { openCredentialVault } from "../../src/index.ts";

const [file = "", prefix = ""] = process.argv.slice(2);
const vault = openCredentialVault({ backend: "file", file, key: "0".repeat(64) });
for (let count = 0; count < 20; count++) {
  const name = `${prefix}_${count}`;
  const declared = { name, envVar: name.toUpperCase(), description: "", required: true };
  await vault.collect({ id: "mail", credentials: [declared] }, { [name]: `secret ${name}` });
}
