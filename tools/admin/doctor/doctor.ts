// `admin doctor`: whether a machine is fit to go live, or still is. Each line passed, or says what to do; what
// nobody tells is said as such.
import { ConfigError, type Environment, readConfig } from "shared/server/config.ts";
import { maskPhone, parsePhone } from "shared/server/phones.ts";
import { backupStoreFrom, carrierFrom, storageFrom } from "shared/server/providers.ts";
import { ApiConfig } from "../../../api/config.ts";
import { WorkerConfig } from "../../../worker/config.ts";
import { Mistake } from "../mistake.ts";
import { checkAddress, type Probes } from "./address.ts";
import { checkBackups } from "./backups.ts";
import { checkDatabase } from "./database.ts";
import { describeFinding, type Diagnosis, fail, look, pass } from "./finding.ts";
import { checkStorage } from "./storage.ts";
import { checkTwilio } from "./twilio.ts";
import { checkWeather } from "./weather.ts";

const DoctorConfig = ApiConfig.extend(WorkerConfig.shape);

interface Patient {
  environment: Environment;
  dotEnv: string;
  world: Probes;
  now: () => Date;
  /** Told of each finding as it is made. */
  say: (line: string) => void;
}

/** Returns the exit code: 1 where something is to be done. */
export async function runDoctor(args: string[], patient: Patient): Promise<number> {
  const textTo = readTextTo(args);
  let failed = 0;
  let untold = 0;
  for await (const findings of examine(patient, textTo)) {
    for (const finding of findings) patient.say(describeFinding(finding));
    failed += findings.filter(({ outcome }) => outcome === "toDo").length;
    untold += findings.filter(({ outcome }) => outcome === "untold").length;
  }
  const toLookAt = untold === 0 ? "" : ` ${untold} not told: look at it yourself.`;
  patient.say((failed === 0 ? "All is well." : `${failed} to do.`) + toLookAt);
  return failed === 0 ? 0 : 1;
}

function readTextTo(args: string[]): string | undefined {
  if (args.length === 0) return undefined;
  const [option, phone, ...more] = args;
  if (option === "--text" && phone && more.length === 0) return parsePhone(phone);
  throw new Mistake("doctor takes one option: --text +1…, your own number");
}

async function* examine(
  { environment, dotEnv, world, now }: Patient,
  textTo?: string,
): AsyncGenerator<Diagnosis[]> {
  let config;
  try {
    config = readConfig(DoctorConfig, environment, dotEnv);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const todo = "mend it in .env: .env.example says how; all else is looked at once this is whole";
    yield [...new Set(error.mistakes)].map((mistake) => fail("configuration", mistake, todo));
    return;
  }
  yield [pass("configuration", "whole")];
  const { PUBLIC_URL: publicUrl } = config;
  const isProduction = config.FLOODLINE_ENV === "production";
  yield await checkDatabase(config.DATABASE_URL, { isProduction });
  yield await look(
    "address",
    "see PUBLIC_URL",
    () => checkAddress(publicUrl, { world, now: now() }),
  );
  const storage = storageFrom(config);
  yield await look(
    "S3",
    "see S3_ENDPOINT, and the network",
    () => checkStorage(storage, { options: storage.options, publicUrl }),
  );
  const carrier = carrierFrom(config);
  yield await checkTwilio(carrier.options, publicUrl);
  yield await checkWeather({
    openMeteo: { url: config.OPEN_METEO_URL, apiKey: config.OPEN_METEO_API_KEY },
    nws: { url: config.NWS_URL, contact: config.NWS_CONTACT },
    coopsUrl: config.COOPS_API_URL,
    now,
  });
  yield await checkBackups(backupStoreFrom(config), {
    recipient: config.BACKUP_RECIPIENT,
    now: now(),
  });
  if (textTo) yield [await sendText(carrier, textTo, publicUrl)];
}

/** Its receipt finds no text of ours, and is answered all the same. */
async function sendText(
  carrier: ReturnType<typeof carrierFrom>,
  to: string,
  publicUrl: string,
): Promise<Diagnosis> {
  const answer = await carrier.send({
    to,
    body: `FloodLine: texts from ${new URL(publicUrl).host} reach you. Sent by the doctor command.`,
    statusCallback: `${publicUrl}/api/twilio/status/${crypto.randomUUID()}`,
    validitySeconds: 600,
  });
  const about = "a text";
  if (answer.result === "accepted") {
    return pass(about, `to ${maskPhone(to)} is on its way: look at your phone`);
  }
  const why = answer.result === "refused" ? String(answer.errorCode) : answer.reason;
  return fail(
    about,
    `to ${maskPhone(to)} was ${answer.result}: ${why}`,
    "see twilio.com/docs/api/errors",
  );
}
