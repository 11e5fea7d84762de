// `deno task seed`: the demo districts, into a database that has none yet.
import { join } from "node:path";
import {
  Common,
  ConfigError,
  DatabaseConfig,
  readConfig,
  readDotEnv,
  SANDBOX,
  StorageConfig,
} from "shared/server/config.ts";
import { connect } from "shared/server/database.ts";
import { storageFrom } from "shared/server/providers.ts";
import { type DevProgram, isReady, startProgram } from "../programs/programs.ts";
import { seed } from "./seed.ts";
import { isEmpty } from "./sign_ins.ts";

const SeedConfig = Common.extend({ ...DatabaseConfig.shape, ...StorageConfig.shape });

try {
  const config = readConfig(SeedConfig, Deno.env.toObject(), await readDotEnv());
  if (config.FLOODLINE_ENV === "production") {
    throw new ConfigError(["FLOODLINE_ENV is production: demo districts have no place there"]);
  }
  await seedIfEmpty(config);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  Deno.exit(1);
}

async function seedIfEmpty(config: ReturnType<typeof SeedConfig.parse>): Promise<void> {
  const sql = connect(config.DATABASE_URL, { max: 2 });
  let sandbox: DevProgram | undefined;
  try {
    if (!await isEmpty(sql)) {
      console.log("There are districts or people already: nothing was changed.");
      return;
    }
    if (config.AWS_ACCESS_KEY_ID === SANDBOX.awsAccessKeyId) sandbox = await borrowSandbox(config);
    const { residents, reports, photos, texts } = await seed(sql, storageFrom(config), {
      now: new Date(),
      publicUrl: config.PUBLIC_URL,
    });
    console.log(
      `Two districts, ${residents} residents, ${reports} reports with ${photos} photos, ${texts} texts.`,
    );
  } finally {
    await sandbox?.stop();
    await sql.end();
  }
}

/** Photos go to the sandbox's S3: to the one that runs, else to one started for this. */
async function borrowSandbox(
  { S3_ENDPOINT = SANDBOX.url }: { S3_ENDPOINT?: string },
): Promise<DevProgram | undefined> {
  const port = Number(new URL(S3_ENDPOINT).port);
  const soon = AbortSignal.timeout(20_000);
  if (await isReady("sandbox", port, { signal: soon, seconds: 0.1 })) return undefined;
  const root = join(import.meta.dirname!, "../..");
  const sandbox = startProgram("sandbox", { root, port, env: {}, flags: [] });
  await isReady("sandbox", port, { signal: soon, seconds: 20 });
  return sandbox;
}
