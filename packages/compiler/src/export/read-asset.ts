import { readFileSync } from "node:fs";

/** The text of a file that this package ships unchanged; sources and build are equally deep below it. */
export function readAsset(name: string): string {
  return readFileSync(new URL(`../../assets/${name}`, import.meta.url), "utf8");
}
