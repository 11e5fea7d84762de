// A sandbox of its own for each test, on a free port, with the clients that FloodLine uses.
import { SANDBOX } from "shared/server/config.ts";
import { Storage } from "shared/server/storage.ts";
import { Carrier } from "shared/server/twilio.ts";
import { createSandbox } from "../sandbox/app.ts";
import type { Faults, Latency } from "../sandbox/state/fault_kinds.ts";
import { setFaults } from "../sandbox/faults.ts";
import {
  cancelWarning,
  issueWarning,
  NewWarning,
  relistWarning,
  withdrawWarning,
} from "../sandbox/nws/warnings.ts";
import { calmWater, NewSurge, raiseWater } from "../sandbox/coops/tide.ts";
import { makeRain, NewRain } from "../sandbox/open_meteo/rain.ts";
import { serve } from "../sandbox/server.ts";
import type { SentryItem } from "../sandbox/state/state.ts";
import { type Inbound, receive } from "../sandbox/twilio/inbound.ts";
import type { NewMedia } from "../sandbox/twilio/media.ts";
import {
  type Downpour,
  type LoggedRequest,
  type NwsWarning,
  reset,
  type SandboxOptions,
  type SandboxState,
  type Service,
  type Surge,
  type TwilioMessage,
} from "../sandbox/state/state.ts";

export interface TestSandbox extends AsyncDisposable {
  url: string;
  state: SandboxState;
  /** The variables that send a program, or `readConfig`, to this sandbox. */
  environment: Record<string, string>;
  carrier: Carrier;
  storage: Storage;
  /** Where webhooks go, for a test whose api starts after its sandbox. */
  setPublicUrl(url: string): void;
  rain(rain: NewRain): Promise<Downpour>;
  stopRain(): void;
  warn(warning: NewWarning): Promise<NwsWarning>;
  /** The service says that it is over. */
  cancelWarning(id: string): NwsWarning;
  /** Back on the list, as it was. */
  relistWarning(warning: NwsWarning): void;
  /** It is gone from the service's list, without a word. */
  withdrawWarning(id: string): void;
  /** Higher than the tide by itself, at a station; and when it is high next. */
  raiseWater(surge: NewSurge): Surge;
  calmWater(): void;
  /** To and from a phone, oldest first; without one, all. */
  messages(phone?: string): TwilioMessage[];
  inbound(from: string, body: string, media?: NewMedia[]): Promise<Inbound>;
  faults(faults: Faults): void;
  latency(latency: Latency): void;
  clock(at: Date | null): void;
  /** The weather model's newest run; null: as new as can be. */
  modelRun(at: Date | null): void;
  requests(service?: Service): LoggedRequest[];
  /** The most requests to a service that were under way at once. */
  peak(service: Service): number;
  sentryItems(): SentryItem[];
  reset(): void;
  /** Once every text has reached its last state and its receipts are posted. */
  settled(): Promise<void>;
}

/** `await using sandbox = await startSandbox();` For who is on another host: by an address of this one. */
export async function startSandbox(
  overrides: Partial<SandboxOptions> = {},
  hostname = "127.0.0.1",
): Promise<TestSandbox> {
  const directory = await Deno.makeTempDir({ prefix: "floodline-sandbox-" });
  const { fetch, state, close } = createSandbox({
    publicUrl: "http://localhost:8080",
    workerUrl: "http://localhost:8001",
    accountSid: SANDBOX.twilioAccountSid,
    authToken: SANDBOX.twilioAuthToken,
    from: SANDBOX.twilioFrom,
    s3: {
      bucket: SANDBOX.s3Bucket,
      accessKeyId: SANDBOX.awsAccessKeyId,
      secretAccessKey: SANDBOX.awsSecretAccessKey,
      directory,
    },
    now: () => new Date(),
    receiptDelayMs: 1,
    lateReceiptMs: 200,
    ...overrides,
  });
  const server = await serve(fetch, { port: 0, hostname });
  const url = `http://${hostname}:${server.port}`;
  const { accountSid, authToken, from } = state.options;
  return {
    url,
    state,
    environment: {
      FLOODLINE_ENV: "development",
      TWILIO_ACCOUNT_SID: accountSid,
      TWILIO_AUTH_TOKEN: authToken,
      TWILIO_FROM: from,
      TWILIO_API_URL: url,
      OPEN_METEO_URL: url,
      NWS_URL: url,
      COOPS_API_URL: url,
      S3_ENDPOINT: url,
      S3_BUCKET: state.options.s3.bucket,
      AWS_ACCESS_KEY_ID: state.options.s3.accessKeyId,
      AWS_SECRET_ACCESS_KEY: state.options.s3.secretAccessKey,
    },
    carrier: new Carrier({
      accountSid,
      authToken,
      from,
      verifyServiceSid: `VA${"0".repeat(32)}`,
      apiUrl: url,
      timeoutMs: 3_000,
    }),
    storage: new Storage({ endpoint: url, region: "us-east-1", ...state.options.s3 }),
    setPublicUrl: (publicUrl) => void (state.publicUrl = publicUrl),
    rain: async (rain) => found(await makeRain(state, NewRain.parse(rain))),
    stopRain: () => void (state.rains = []),
    warn: async (warning) => found(await issueWarning(state, NewWarning.parse(warning))),
    cancelWarning: (id) => found(cancelWarning(state, id)),
    relistWarning: (warning) => relistWarning(state, warning),
    withdrawWarning: (id) => withdrawWarning(state, id),
    raiseWater: (surge) => found(raiseWater(state, NewSurge.parse(surge))),
    calmWater: () => calmWater(state),
    messages: (phone) => state.messages.filter((m) => !phone || m.to === phone || m.from === phone),
    inbound: (from, body, media) => receive(state, { from, body, media }),
    faults: (faults) => setFaults(state, faults),
    latency: (latency) => void (state.latency = latency),
    clock: (at) => void (state.weatherClock = at),
    modelRun: (at) => void (state.modelRunAt = at),
    requests: (service) => state.requests.filter((r) => !service || r.service === service),
    peak: (service) => state.requestPeaks[service] ?? 0,
    sentryItems: () => state.sentryItems,
    reset: () => reset(state),
    async settled() {
      while (state.background.size > 0) await Promise.all(state.background);
    },
    async [Symbol.asyncDispose]() {
      await close();
      await server.close();
      await Deno.remove(directory, { recursive: true });
    },
  };
}

function found<T>(made: T | undefined): T {
  if (!made) throw new Error("The sandbox does not know that place");
  return made;
}
