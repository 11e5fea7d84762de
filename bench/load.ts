// A bounded load on one address of a program, with what it cost that program.
import autocannon from "autocannon";
import { cpuSeconds } from "./process.ts";

export interface Request {
  method?: "GET" | "POST";
  url: string;
  /** Made anew for each request, as is the body: a crowd asks, and each has limits of their own. */
  headers?: () => Record<string, string>;
  body?: () => string;
}

interface Load {
  requestsPerSecond: number;
  p99Ms: number;
  /** CPU time of the program's own process. */
  cpuMsPerRequest: number;
  /** Answers other than the expected status; a figure with any is worth nothing. */
  wrong: number;
}

const CONNECTIONS = 16;
const WARM_UP_REQUESTS = 200;

/** Asks for `seconds`, after a warm-up. Loopback addresses only. */
export async function load(
  request: Request,
  { pid, status = 200, seconds = 4 }: { pid: number; status?: number; seconds?: number },
): Promise<Load> {
  await fire(request, { amount: WARM_UP_REQUESTS });
  const before = await cpuSeconds(pid);
  const { requests, latency, duration, statusCodeStats = {} } = await fire(request, {
    duration: seconds,
  });
  const cpu = await cpuSeconds(pid) - before;
  const right = statusCodeStats[status]?.count ?? 0;
  return {
    requestsPerSecond: requests.total / duration,
    p99Ms: latency.p99,
    cpuMsPerRequest: cpu * 1000 / requests.total,
    wrong: requests.total - right,
  };
}

async function fire(request: Request, length: { amount?: number; duration?: number }) {
  const { method = "GET", url, headers, body } = request;
  return await autocannon({
    url,
    connections: CONNECTIONS,
    ...length,
    requests: [{
      method,
      setupRequest: (r: object) => ({
        ...r,
        headers: { "x-forwarded-for": someAddress(), ...headers?.() },
        ...body && { body: body() },
      }),
    }],
  });
}

function someAddress(): string {
  const [a, b] = crypto.getRandomValues(new Uint8Array(2));
  return `198.18.${a}.${b}`;
}
