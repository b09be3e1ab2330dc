// Installs twenty skills, named after the first argument's prefix, beside another process doing the same.
import { openSkillStore } from "../../src/index.ts";
import { packageOf } from "../support/package-of.ts";

const [dir = "", prefix = ""] = process.argv.slice(2);
for (let count = 0; count < 20; count++) {
  using store = openSkillStore(dir);
  await store.install(packageOf({ id: `${prefix}-${count}` }), { state: "active" });
}
