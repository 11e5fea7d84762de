// `check_config.ts`: what is wrong with an installation's settings, for all programs at once, before any of
// them starts. Compose itself would tell one missing variable a run.
import { z } from "zod";
import { ConfigError, type Environment, readConfig } from "shared/server/config.ts";
import { ApiConfig } from "../api/config.ts";
import { WorkerConfig } from "../worker/config.ts";

const Password = z.string("must be set: openssl rand -hex 24")
  .min(12, "must have at least 12 characters: openssl rand -hex 24");

/** What containers that are not ours read. */
const Around = z.object({
  SITE_ADDRESS: z.string("must be set: PUBLIC_URL's host, as flood.example.org"),
  POSTGRES_PASSWORD: Password,
  POSTGRES_PROGRAM_PASSWORD: Password,
});

/** Web reads nothing that these do not. PORT is each program's own and has its default here. */
const Everything = z.object({ ...ApiConfig.shape, ...WorkerConfig.shape, ...Around.shape });

/** A sentence each, by name; empty where all programs can start. */
export function listMistakes(
  environment: Environment,
  readFile?: (path: string) => string,
): string[] {
  try {
    const set = readConfig(Everything, environment, "", readFile);
    return set.POSTGRES_PASSWORD === set.POSTGRES_PROGRAM_PASSWORD
      ? ["POSTGRES_PROGRAM_PASSWORD must be another than POSTGRES_PASSWORD: programs are no owners"]
      : [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [...new Set(error.mistakes)].sort();
  }
}

if (import.meta.main) {
  const mistakes = listMistakes(Deno.env.toObject());
  if (mistakes.length > 0) {
    console.error(
      [`In .env, ${mistakes.length} to mend:`, ...mistakes.map((m) => `  ${m}`)].join("\n"),
    );
    Deno.exit(1);
  }
  console.log("The configuration is whole.");
}
