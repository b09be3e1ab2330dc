import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryDirectory } from "../../test/support/temporary-directory.ts";
import { openStateDatabase } from "./open-state-database.ts";

const notes = ["CREATE TABLE notes (text TEXT NOT NULL) STRICT"];

describe("migrations", () => {
  it("runs each step once, across openings, and counts per component", () => {
    using directory = temporaryDirectory();
    const file = join(directory.path, "state.db");
    using first = openStateDatabase(file);
    expect(first.migrate("notes", notes)).toBe(0);
    first.run("INSERT INTO notes VALUES (?)", "kept");
    first.close();
    using second = openStateDatabase(file);
    const more = [...notes, "ALTER TABLE notes ADD COLUMN at INTEGER"];
    expect(second.migrate("notes", more)).toBe(1);
    expect(second.migrate("notes", more)).toBe(2);
    expect(second.migrate("others", ["CREATE TABLE others (x) "])).toBe(0);
    expect(second.all("SELECT * FROM notes")).toEqual([{ text: "kept", at: null }]);
  });

  it("refuses a file whose component is newer", () => {
    using directory = temporaryDirectory();
    using database = openStateDatabase(join(directory.path, "state.db"));
    database.migrate("notes", notes);
    expect(() => database.migrate("notes", [])).toThrow(
      expect.objectContaining({ code: "state-database-too-new" }),
    );
  });

  it("leaves nothing of a step that fails", () => {
    using directory = temporaryDirectory();
    using database = openStateDatabase(join(directory.path, "state.db"));
    expect(() => database.migrate("notes", [...notes, "nonsense"])).toThrow("syntax error");
    expect(database.migrate("notes", notes)).toBe(0);
  });
});

describe("transactions", () => {
  it("undoes everything when the work throws, nested work included", () => {
    using directory = temporaryDirectory();
    using database = openStateDatabase(join(directory.path, "state.db"));
    database.migrate("notes", notes);
    const insert = (text: string) => database.run("INSERT INTO notes VALUES (?)", text);
    const work = () => {
      insert("outer");
      database.transaction(() => insert("inner"));
      throw new Error("changed my mind");
    };
    expect(() => database.transaction(work)).toThrow("changed my mind");
    expect(database.all("SELECT * FROM notes")).toEqual([]);
  });
});

describe("a damaged file", () => {
  it("is reported when it is no database", () => {
    using directory = temporaryDirectory();
    const file = join(directory.path, "state.db");
    writeFileSync(
      file,
      "this is not a database, and long enough for SQLite to notice it".repeat(20),
    );
    expect(() => openStateDatabase(file)).toThrow(
      expect.objectContaining({ code: "state-database-damaged" }),
    );
  });

  it.each([1, 2, 3])("is reported when only %i pages are left", (pages) => {
    using directory = temporaryDirectory();
    const file = join(directory.path, "state.db");
    const database = openStateDatabase(file);
    database.migrate("notes", notes);
    for (let index = 0; index < 200; index++) {
      database.run("INSERT INTO notes VALUES (?)", "x".repeat(500));
    }
    database.close();
    expect(readFileSync(file).byteLength).toBeGreaterThan(pages * 4096);
    truncateSync(file, pages * 4096);
    expect(() => openStateDatabase(file)).toThrow(
      expect.objectContaining({ code: "state-database-damaged" }),
    );
  });
});

it("says what to do when the directory is a file", () => {
  using directory = temporaryDirectory();
  const file = join(directory.path, "plain");
  writeFileSync(file, "");
  expect(() => openStateDatabase(join(file, "state.db"))).toThrow(
    expect.objectContaining({ code: "state-database-unwritable", hint: expect.any(String) }),
  );
});
