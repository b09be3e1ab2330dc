// Installs, upgrades, rolls back and removes until it is killed: the victim of the fault injection.
// Prints a line when the store is open, so that the kill falls into the work and not into the start.
import { openSkillStore } from "../../src/index.ts";
import { packageOf } from "../support/package-of.ts";

const [dir = "", seed = "1"] = process.argv.slice(2);
const store = openSkillStore(dir, { keepVersions: 2 });
process.stdout.write("open\n");
let state = Number(seed);
const random = (below: number) => {
  state = (state * 1103515245 + 12345) % 2147483648;
  return Math.floor((state / 2147483648) * below);
};
for (let count = 0; ; count++) {
  const id = `skill-${random(3)}`;
  const version = `1.0.${random(50)}`;
  const filler = Array.from({ length: 8 }, (_, index) => ({
    path: `data/${index}.txt`,
    text: `${count}`.repeat(2_000),
  }));
  try {
    switch (random(4)) {
      case 0:
        store.rollback(id);
        break;
      case 1:
        store.remove(id);
        break;
      default:
        await store.install(packageOf({ id, version, files: filler }), {
          upgrade: true,
          state: "active",
        });
    }
  } catch (error) {
    // Nothing to remove or to return to: part of the churn.
    if (!(error instanceof Error && "code" in error)) throw error;
  }
}
