// Starts the fixture named by the first argument and lets it work until this host is killed. SECONDS marks
// the skill's child; as an argument it would mark this process too.
import { startSkill } from "../../src/index.ts";
import { systemPython } from "../support/environment.ts";
import { fixture } from "../support/fixture.ts";

const [name = "", sandbox = "auto"] = process.argv.slice(2);
const seconds = process.env["SECONDS"] ?? "";
const skill = await startSkill(await fixture(name), {
  environment: await systemPython(),
  handshakeTimeoutMs: 60_000,
  sandbox: sandbox === "off" ? "off" : "auto",
});
skill.invoke({ action: "any", seconds }).catch(() => {});
process.stdout.write(`${skill.pid}\n`);
setInterval(() => {}, 1_000);
