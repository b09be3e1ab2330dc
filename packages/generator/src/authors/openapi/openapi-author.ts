import type { SkillIndex } from "@skillwright/discovery";
import { nextVersion } from "../../improvement/next-version.ts";
import type { SkillAuthor } from "../author.ts";
import { writePackage } from "../write-package.ts";
import { buildPackage } from "./build-package.ts";
import { chooseOperations } from "./choose-operation.ts";
import { loadDocument } from "./load-document.ts";
import { renewPackage } from "./renew-package.ts";

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
 * A skill that it has written is made anew from a newer document, with the operations that it has and
 * those that the change names outright.
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
    improves: ["openapi", "scaffold"],
    async write({ intent, id, name, current, openapi: source, tools, signal, onProgress }) {
      if (source === undefined) {
        const advice = current ? ": give the newer one, --openapi" : "";
        return { status: "declined", reason: `no OpenAPI document was given${advice}` };
      }
      onProgress?.("reading the OpenAPI document");
      const options = { allowForeignReferences, signal };
      const { document, digest } = await loadDocument(source, options);
      if (current?.author === "openapi") {
        const renewed = renewPackage({ change: intent, current, document, digest, source });
        if (renewed.status === "declined") return renewed;
        await writePackage(renewed, tools);
        return { status: "written", complete: true };
      }
      await using index = await openIndex(`operations_${digest.slice("sha256:".length, 23)}`);
      onProgress?.("choosing the operations");
      const choice = await chooseOperations(intent, document, index, signal);
      if (choice.status === "unclear") return { status: "declined", reason: choice.reason };
      const { operations } = choice;
      const version = current && nextVersion(current.manifest.version);
      const request = { intent, id, name, version, document, digest, source, operations };
      await writePackage(buildPackage(request), tools);
      return { status: "written", complete: true };
    },
  };
}
