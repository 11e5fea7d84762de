// What of all that is public has changed, as PostgreSQL tells it (migrations/0111_public_changes.sql).
import type { KeptAnswers } from "shared/kept_answers/kept_answers.ts";
import type { Sql } from "shared/server/database.ts";
import { listZipsNear } from "./sql.ts";

const CHANNEL = "public_changes";

/** Of answers about everything: any change is one of theirs. */
const ANYWHERE = "anywhere";

/** Tells kept answers of changes, and what each of them is about. */
export class PublicChanges {
  #listening?: Promise<unknown>;
  /** ZIP codes do not move. */
  readonly #near = new Map<string, readonly string[]>();

  constructor(private readonly sql: Sql, private readonly answers: KeptAnswers) {}

  /**
   * From when this is done on, every change is told. Fails like any query while there is no database: then
   * nothing may be kept.
   */
  async hear(): Promise<void> {
    await (this.#listening ??= this.sql.listen(
      CHANNEL,
      (payload) => this.#tell(payload),
      // Also after a lost connection: what was said meanwhile nobody knows.
      () => this.answers.change("all"),
    ).catch((error) => {
      this.#listening = undefined;
      throw error;
    }));
  }

  /** For the answer about a ZIP code; without one, about everything. */
  async tagsOf(zip: string | undefined): Promise<readonly string[]> {
    if (!zip) return [ANYWHERE];
    const known = this.#near.get(zip);
    if (known) return known;
    const near = await listZipsNear(this.sql, zip);
    this.#near.set(zip, near);
    return near;
  }

  #tell(payload: string): void {
    this.answers.change(payload === "*" ? "all" : [ANYWHERE, ...payload.split(" ")]);
  }
}
