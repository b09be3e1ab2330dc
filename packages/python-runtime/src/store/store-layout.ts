import { join } from "node:path";

/** Where a store keeps its files. Nothing in the database names an absolute path. */
export interface StoreLayout {
  readonly root: string;
  readonly databaseFile: string;
  readonly skills: string;
  /** Packages being written or deleted; the leading dot keeps it apart from skill ids. */
  readonly work: string;
  versionDir(id: string, digest: string): string;
}

/** The layout of the data directory `root`. */
export function storeLayout(root: string): StoreLayout {
  const skills = join(root, "skills");
  return {
    root,
    databaseFile: join(root, "state.db"),
    skills,
    work: join(skills, ".work"),
    // A colon is not allowed in file names everywhere.
    versionDir: (id, digest) => join(skills, id, digest.replace("sha256:", "")),
  };
}
