import { expect, it } from "vitest";
import { closeSandbox, startSkill } from "../../src/index.ts";
import { systemPython } from "../support/environment.ts";
import { fixture } from "../support/fixture.ts";

it("waits for a start that was given up, which may open the sandbox yet", async () => {
  const python = await systemPython();
  const abort = new AbortController();
  const preparing = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const environment = {
    ...python,
    prepare: async (...[requirements]: Parameters<typeof python.prepare>) => {
      preparing.resolve();
      await goOn.promise;
      return python.prepare(requirements);
    },
  };
  const { signal } = abort;
  let ended = false;
  const start = startSkill(await fixture("well-behaved"), {
    environment,
    credentials: { token: "t" },
    signal,
  }).then(
    (skill) => skill.stop(),
    () => {},
  );
  const whenEnded = start.then(() => {
    ended = true;
  });
  await preparing.promise;
  abort.abort();
  const closed = closeSandbox().then(() => ended);
  goOn.resolve();
  expect(await closed).toBe(true);
  await whenEnded;
});
