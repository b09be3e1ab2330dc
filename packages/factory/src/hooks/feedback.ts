import type { StateDatabase } from "@skillwright/python-runtime";
import { z } from "zod";
import type { SkillEvents } from "../events/skill-events.ts";
import { factoryTables } from "../history/factory-tables.ts";

const ratingSchema = z.enum(["good", "bad"]);

/** What somebody thought of a result. */
export interface Feedback {
  readonly executionId: string;
  readonly skillId: string;
  readonly rating: z.output<typeof ratingSchema>;
  /** `""` when nothing was said. */
  readonly comment: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What was thought of results. */
export interface FeedbackStore {
  add(feedback: Omit<Feedback, "at">): void;
  /** Latest first; 100 unless told otherwise. */
  list(skillId: string, options?: { readonly limit?: number | undefined }): Feedback[];
  /**
   * What to change, in the words of those who said it, for whoever improves the skill.
   *
   * @returns `undefined` when nobody complained.
   */
  describeWishes(skillId: string): string | undefined;
}

/** Comments beyond this many are old news. */
const maxWishes = 20;

/** Keeps feedback in the state database. */
export function createFeedback(database: StateDatabase, events?: SkillEvents): FeedbackStore {
  database.migrate("factory", factoryTables);
  const list = (skillId: string, limit: number): Feedback[] =>
    database
      .all(
        "SELECT * FROM factory_feedback WHERE skill_id = ? ORDER BY key DESC LIMIT ?",
        skillId,
        limit,
      )
      .map((row) => ({
        executionId: String(row["execution_id"]),
        skillId: String(row["skill_id"]),
        rating: ratingSchema.parse(row["rating"]),
        comment: String(row["comment"]),
        at: Number(row["at"]),
      }));
  return {
    add({ executionId, skillId, rating, comment }) {
      database.run(
        "INSERT INTO factory_feedback (execution_id, skill_id, rating, comment, at) VALUES (?, ?, ?, ?, ?)",
        executionId,
        skillId,
        rating,
        comment,
        Date.now(),
      );
      events?.emit("SkillFeedbackReceived", { skillId, executionId });
    },
    list: (skillId, { limit = 100 } = {}) => list(skillId, limit),
    describeWishes(skillId) {
      const wishes = list(skillId, maxWishes).filter(
        ({ rating, comment }) => rating === "bad" && comment.trim() !== "",
      );
      if (wishes.length === 0) return undefined;
      return wishes.map(({ comment }) => `- ${comment.trim().replaceAll(/\s+/g, " ")}`).join("\n");
    },
  };
}
