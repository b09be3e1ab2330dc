import { describe, expect, it } from "vitest";
import { errorCode, shareTemplate } from "./skill-session.ts";

const skill = shareTemplate("csv-json");

describe("csv-json reads", () => {
  it.each([
    [
      "quotes, commas and line breaks in fields",
      'a,b\n"x, y","1\n2"\n',
      {},
      [{ a: "x, y", b: "1\n2" }],
    ],
    ["doubled quotes", 'a\n"say ""hi"""\n', {}, [{ a: 'say "hi"' }]],
    ["a byte-order mark and CRLF", "\ufeffa,b\r\n1,2\r\n", {}, [{ a: "1", b: "2" }]],
    ["Unicode", "naïve,漢字\n😀,ü\n", {}, [{ naïve: "😀", 漢字: "ü" }]],
    ["blank lines", "a\n\n1\n\n", {}, [{ a: "1" }]],
    ["a header alone", "a,b\n", {}, []],
    ["nothing", "", {}, []],
    ["tabs", "a\tb\n1\t2\n", { delimiter: "tab" }, [{ a: "1", b: "2" }]],
    [
      "semicolons and other quotes",
      "a;b\n'1;1';2\n",
      { delimiter: ";", quote: "'" },
      [{ a: "1;1", b: "2" }],
    ],
    [
      "rows without a header",
      "1,2\n3,4\n",
      { header: false },
      [
        ["1", "2"],
        ["3", "4"],
      ],
    ],
    ["a column without a name", "a,\n1,2\n", {}, [{ a: "1", column_2: "2" }]],
    [
      "types when asked",
      'v\n1\n-2.5\n1e3\n007\n12345678901234567890\ntrue\nFALSE\n""\nx\n1e999\n',
      { infer_types: true },
      [1, -2.5, 1000, "007", "12345678901234567890", true, false, null, "x", "1e999"].map((v) => ({
        v,
      })),
    ],
  ])("%s", async (_, csv, options, rows) => {
    expect(await skill.invoke("csv_to_json", { csv, ...options })).toMatchObject({ rows });
  });

  it.each([
    [
      "a row that is too long",
      { csv: "a,b\n1,2\n\n1,2,3\n" },
      "line 4: row 3 has 3 fields, the header has 2",
    ],
    [
      "a row that is too short",
      { csv: "1,2\n1\n", header: false },
      "line 2: row 2 has 1 fields, the first row has 2",
    ],
    ["a quote without end", { csv: 'a\n"x\n' }, "line 2: unexpected end of data"],
    ["text after a quote", { csv: 'a\n"x"y\n' }, "line 2: ',' expected after '\"'"],
    ["two columns of one name", { csv: "a,a\n1,2\n" }, "column 'a' appears twice"],
    ["a long delimiter", { csv: "a", delimiter: "::" }, "`delimiter` must be one character"],
    ["no text", {}, "`csv` must be a text"],
  ])("no %s", async (_, input, message) => {
    const error = await skill.invoke("csv_to_json", input);
    expect(errorCode(error)).toBe("invalid-input");
    expect(error["message"]).toContain(message);
  });
});

describe("csv-json writes", () => {
  it.each([
    ["objects", [{ a: 1, b: "x" }], {}, "a,b\n1,x\n"],
    ["objects with different keys", [{ a: 1 }, { b: 2 }], {}, "a,b\n1,\n,2\n"],
    ["chosen columns in order", [{ a: 1, b: 2, c: 3 }], { columns: ["c", "a"] }, "c,a\n3,1\n"],
    ["what needs quotes", [{ a: 'x, "y"\nz' }], {}, 'a\n"x, ""y""\nz"\n'],
    [
      "nested values as JSON",
      [{ a: { b: [1] }, c: true, d: null }],
      {},
      'a,c,d\n"{""b"": [1]}",true,\n',
    ],
    [
      "lists",
      [
        ["a", 1],
        ["b", 2],
      ],
      {},
      "a,1\nb,2\n",
    ],
    ["JSON text", '[{"a": "ü"}]', {}, "a\nü\n"],
    ["one object", { a: 1 }, {}, "a\n1\n"],
    ["nothing", [], {}, ""],
    [
      "CRLF, tabs, no header",
      [{ a: 1, b: 2 }],
      { newline: "crlf", delimiter: "tab", header: false },
      "1\t2\r\n",
    ],
  ])("%s", async (_, json, options, csv) => {
    expect(await skill.invoke("json_to_csv", { json, ...options })).toMatchObject({ csv });
  });

  it.each([
    [{ json: 5 }],
    [{ json: "[" }],
    [{ json: [1] }],
    [{ json: [{}, []] }],
    [{ json: "[NaN]" }],
    [{}],
  ])("refuses %j", async (input) => {
    expect(errorCode(await skill.invoke("json_to_csv", input))).toBe("invalid-input");
  });

  it("refuses a result that is too long for a line", async () => {
    const csv = `a,b,c\n${"1,2,3\n".repeat(9_000)}`;
    expect(errorCode(await skill.invoke("csv_to_json", { csv }))).toBe("output-too-large");
  });

  it("what it reads", async () => {
    const csv = 'name,note\nAda,"a ""quoted"", note"\n"line\nbreak",漢字\n';
    const { rows } = await skill.invoke("csv_to_json", { csv });
    expect(await skill.invoke("json_to_csv", { json: rows ?? null })).toMatchObject({ csv });
  });
});
