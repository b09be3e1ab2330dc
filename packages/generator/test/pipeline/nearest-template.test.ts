import { expect, it } from "vitest";
import { proposalOf } from "../llm/open-llm-pipeline.ts";
import { openWithoutModel } from "./open-without-model.ts";

it("says in a scaffold's proposal which template came nearest, and why it was not used", async () => {
  await using pipeline = await openWithoutModel("smtp-email");
  const proposal = proposalOf(await pipeline.generator.generate("email me the weather"));
  expect(proposal).toMatchObject({
    author: "scaffold",
    complete: false,
    findings: [
      {
        code: "template-not-used",
        severity: "info",
        message: "nearest template: smtp-email; not used because the intent names no host",
      },
    ],
  });
});

it("gives a plain wish for mail the template whose server a setting names", async () => {
  await using pipeline = await openWithoutModel("smtp-email");
  const proposal = proposalOf(await pipeline.generator.generate("send an email"));
  expect(proposal).toMatchObject({ author: "template", complete: true, findings: [] });
  expect(proposal.permissions.network).toContain("smtp.gmail.com");
  expect(proposal.manifestToml).toContain("[settings.smtp_host]");
  expect(proposal.tests.map(({ outcome }) => outcome.status)).toEqual(["passed", "passed"]);
});
