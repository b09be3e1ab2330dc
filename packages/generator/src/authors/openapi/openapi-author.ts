import type { SkillIndex } from "@skillwright/discovery";
import type { SkillAuthor } from "../author.ts";
import { writePackage } from "../write-package.ts";
import { buildPackage } from "./build-package.ts";
import { chooseOperations } from "./choose-operation.ts";
import { loadDocument } from "./load-document.ts";

/** Settings of {@link createOpenApiAuthor}. */
export interface OpenApiAuthorOptions {
  /**
   * Opens an index for the operations of one document, apart from that of the skills; the name tells
   * documents apart, so that one on disk embeds each document once.
   */
  readonly openIndex: (table: string) => Promise<SkillIndex>;
  /** Whether references to other files and addresses are followed. Default false. */
  readonly allowForeignReferences?: boolean | undefined;
}

/**
 * Makes a working client of the operations that an intent asks for, from an OpenAPI document. No
 * model: the script is the same for every skill, the operations a data file beside it.
 *
 * Declines without a document, and where no operation or several fit: the reason lists them.
 */
export function createOpenApiAuthor({
  openIndex,
  allowForeignReferences,
}: OpenApiAuthorOptions): SkillAuthor {
  return {
    kind: "openapi",
    shipped: true,
    async write({ intent, id, name, openapi: source, tools, signal, onProgress }) {
      if (source === undefined) {
        return { status: "declined", reason: "no OpenAPI document was given" };
      }
      onProgress?.("reading the OpenAPI document");
      const options = { allowForeignReferences, signal };
      const { document, digest } = await loadDocument(source, options);
      await using index = await openIndex(`operations_${digest.slice("sha256:".length, 23)}`);
      onProgress?.("choosing the operations");
      const choice = await chooseOperations(intent, document, index, signal);
      if (choice.status === "unclear") return { status: "declined", reason: choice.reason };
      const { operations } = choice;
      const request = { intent, id, name, document, digest, source, operations };
      await writePackage(buildPackage(request), tools);
      return { status: "written", complete: true };
    },
  };
}
