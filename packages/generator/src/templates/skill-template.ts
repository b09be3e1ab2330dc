import type { JsonObject } from "@skillwright/core";
import type { KnownService } from "./known-services.ts";
import type { TemplateDefinition } from "./template-definition.ts";

/** One folder of the catalogue, read and checked. */
export interface SkillTemplate {
  /** Name of the folder, and the `provenance.template` of what is made from it. */
  readonly name: string;
  readonly definition: TemplateDefinition;
  /** `manifest.toml` as a tree, placeholders still in its strings. */
  readonly manifest: JsonObject;
  /** Relative path to text: what every skill made from it carries unchanged. */
  readonly files: Readonly<Record<string, string>>;
  /** All services that intents name, those that it serves (`definition.services`) and the others. */
  readonly knownServices: readonly KnownService[];
}
