import { expect, it } from "vitest";
import { unavailable } from "./unavailable.ts";

const part = {
  display: () => "NativeTable(skills, uri=s3://user:secret@bucket/index/skills.lance, more=1)",
};

it.each([
  ["No space left on device (os error 28)", "skill index rebuild"],
  ["Permission denied (os error 13)", "writable"],
  ["the server is a teapot", "may be used"],
])("says where, why and what to do: %s", (reason, hint) => {
  const cause = new Error(
    `lance error: ${reason}, /cargo/src/writer.rs:255:9  Caused by: ${reason}`,
  );
  expect(unavailable("write to the index", cause, part)).toMatchObject({
    code: "index-unavailable",
    message: expect.stringMatching(
      /^could not write to the index at s3:\/\/bucket\/index\/skills\.lance: /,
    ),
    hint: expect.stringContaining(hint),
    cause,
  });
});

it("does without a place and a reason", () => {
  expect(unavailable("read the index", "?").message).toBe("could not read the index");
});
