// A bounded load on one address of a program, with what it cost that program.
import autocannon from "autocannon";
import { cpuSeconds, cpuSecondsOfFamily } from "./process.ts";

export interface Request {
  method?: "GET" | "POST";
  url: string;
  /** Made anew for each request, as is the body: a crowd asks, and each has limits of their own. */
  headers?: () => Record<string, string>;
  body?: () => string;
  /** Who asks, and for what of theirs; the address says of which program. */
  of?: () => { path: string; cookie: string };
}

interface Load {
  requestsPerSecond: number;
  medianMs: number;
  p99Ms: number;
  /** CPU time of the program's own process. */
  cpuMsPerRequest: number;
  /** Of the program behind it; 0 where none was given. */
  behindCpuMsPerRequest: number;
  /** Of all of PostgreSQL; NaN where its process was not given. */
  databaseCpuMsPerRequest: number;
  /** Answers other than the expected status; a figure with any is worth nothing. */
  wrong: number;
}

const CONNECTIONS = 16;
const WARM_UP_REQUESTS = 200;

interface Target {
  pid: number;
  /** The api's, where pages are asked for. */
  behindPid?: number;
  /** PostgreSQL's first process. */
  databasePid?: number;
  status?: number;
  seconds?: number;
  /** Requests a second, evenly; absent: as many as there can be. */
  rate?: number;
}

/** Asks for `seconds`, after a warm-up. Loopback addresses only. */
export async function load(
  request: Request,
  { pid, behindPid, databasePid, status = 200, seconds = 4, rate }: Target,
): Promise<Load> {
  await fire(request, { amount: WARM_UP_REQUESTS });
  const databaseCpu = () => databasePid ? cpuSecondsOfFamily(databasePid) : NaN;
  const behindCpu = () => behindPid ? cpuSeconds(behindPid) : 0;
  const before = await cpuSeconds(pid);
  const behindBefore = await behindCpu();
  const databaseBefore = await databaseCpu();
  const { requests, latency, duration, statusCodeStats = {} } = await fire(request, {
    duration: seconds,
    ...rate && { overallRate: rate },
  });
  const cpu = await cpuSeconds(pid) - before;
  const behindUsed = await behindCpu() - behindBefore;
  const databaseUsed = await databaseCpu() - databaseBefore;
  const right = statusCodeStats[status]?.count ?? 0;
  return {
    requestsPerSecond: requests.total / duration,
    medianMs: latency.p50,
    p99Ms: latency.p99,
    cpuMsPerRequest: cpu * 1000 / requests.total,
    behindCpuMsPerRequest: behindUsed * 1000 / requests.total,
    databaseCpuMsPerRequest: databaseUsed * 1000 / requests.total,
    wrong: requests.total - right,
  };
}

interface Length {
  amount?: number;
  duration?: number;
  overallRate?: number;
}

async function fire(request: Request, length: Length) {
  const { method = "GET", url, headers, body, of } = request;
  return await autocannon({
    url,
    connections: CONNECTIONS,
    ...length,
    requests: [{
      method,
      setupRequest: (r: object) => {
        const { path, cookie } = of?.() ?? {};
        return {
          ...r,
          ...path && { path },
          headers: { "x-forwarded-for": someAddress(), ...headers?.(), ...cookie && { cookie } },
          ...body && { body: body() },
        };
      },
    }],
  });
}

/** Of one of many people: each has limits of their own. */
export function someAddress(): string {
  const [a, b] = crypto.getRandomValues(new Uint8Array(2));
  return `198.18.${a}.${b}`;
}
