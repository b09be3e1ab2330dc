/** Where skills come from, parsed from what a person wrote. */
export type SkillSource =
  | { readonly type: "directory" | "file" | "zip" | "pack" | "config"; readonly path: string }
  | {
      readonly type: "git";
      readonly url: string;
      /** Branch, tag or commit; the default branch when absent. */
      readonly ref?: string | undefined;
      /** Directory in the repository; all of it when absent. */
      readonly path?: string | undefined;
    };
