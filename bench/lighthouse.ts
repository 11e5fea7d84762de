// Lighthouse, as its makers ship it, in a Chromium of its own. It is run as a program: the hundred
// packages it brings are nobody's but the benchmark's.
import { chromium as playwright } from "playwright-core";
import { findChromium } from "../ground/browser.ts";
import { until } from "../testing/until.ts";
import { freePort } from "../ground/ports.ts";

const LIGHTHOUSE = "npm:lighthouse@13.5.0";

export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
type Category = (typeof CATEGORIES)[number];

export interface Audit {
  /** From 0 to 100. */
  scores: Record<Category, number>;
  firstPaintMs: number;
  /** When what is largest on the first screen is there. */
  largestPaintMs: number;
  /** When every island answers; NaN on a page without one. */
  islandsMs: number;
  layoutShift: number;
  /** Names of what was found wanting. */
  found: string[];
}

/** How a page is loaded: as Lighthouse's usual phone, or held back as it comes in. */
type Phone = "usual" | "slow";

/** A slow processor, 400 kbit/s, 400 ms for each request. */
const SLOW = [
  "--throttling-method=devtools",
  "--throttling.cpuSlowdownMultiplier=4",
  "--throttling.requestLatencyMs=400",
  "--throttling.downloadThroughputKbps=400",
  "--throttling.uploadThroughputKbps=400",
];

export class Lighthouse implements AsyncDisposable {
  private constructor(
    private readonly port: number,
    private readonly chromium: Deno.ChildProcess,
    private readonly profile: string,
  ) {}

  /** Undefined where there is no Chromium on the machine. */
  static async start(): Promise<Lighthouse | undefined> {
    const path = findChromium(Deno.env.toObject());
    if (!path) return undefined;
    const port = freePort();
    const profile = await Deno.makeTempDir();
    const args = [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      `--remote-debugging-port=${port}`,
      `--user-data-dir=${profile}`,
      "about:blank",
    ];
    const chromium = new Deno.Command(path, { args, stdout: "null", stderr: "null" }).spawn();
    await until(() =>
      fetch(`http://127.0.0.1:${port}/json/version`).then(async (answer) => {
        await answer.body?.cancel();
        return true;
      }, () => false)
    );
    return new Lighthouse(port, chromium, profile);
  }

  /** @param session the value of the session's cookie; absent: nobody is signed in */
  async audit(url: string, phone: Phone, session?: string): Promise<Audit> {
    await this.#signIn(url, session);
    const args = [
      ...["run", "--allow-all", "--no-config", LIGHTHOUSE, url],
      `--port=${this.port}`,
      "--output=json",
      "--quiet",
      `--only-categories=${CATEGORIES.join(",")}`,
      ...phone === "slow" ? SLOW : [],
    ];
    const command = new Deno.Command(Deno.execPath(), { args, stdout: "piped", stderr: "piped" });
    const { success, stdout, stderr } = await command.output();
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    if (!success) throw new Error(`Lighthouse on ${url}: ${text(stderr).slice(-500)}`);
    const report: Report = JSON.parse(text(stdout));
    if (report.finalDisplayedUrl !== url) throw new Error(`${url} led to another page`);
    return auditOf(report);
  }

  /** A cookie among the extra headers would not be sent. */
  async #signIn(url: string, session: string | undefined): Promise<void> {
    const browser = await playwright.connectOverCDP(`http://127.0.0.1:${this.port}`);
    const [context] = browser.contexts();
    await context!.clearCookies();
    if (session) await context!.addCookies([{ name: "floodline_session", value: session, url }]);
    await browser.close(); // the connection, not the browser
  }

  async [Symbol.asyncDispose]() {
    this.chromium.kill("SIGTERM");
    await this.chromium.status;
    await Deno.remove(this.profile, { recursive: true }).catch(() => {});
  }
}

/** The part of Lighthouse's report that is read here. */
interface Report {
  finalDisplayedUrl: string;
  runtimeError?: { message: string };
  categories: Record<Category, { score: number; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null; numericValue?: number; details?: Details }>;
}

interface Details {
  items?: { name: string; startTime: number }[];
}

function auditOf({ runtimeError, categories, audits }: Report): Audit {
  if (runtimeError) throw new Error(`Lighthouse: ${runtimeError.message}`);
  const value = (id: string) => audits[id]?.numericValue ?? NaN;
  const marks = audits["user-timings"]?.details;
  const counted = Object.values(categories).flatMap(({ auditRefs }) => auditRefs)
    .filter(({ weight }) => weight > 0).map(({ id }) => id);
  return {
    scores: Object.fromEntries(
      CATEGORIES.map((name) => [name, Math.round(100 * categories[name].score)]),
    ) as Record<Category, number>,
    firstPaintMs: value("first-contentful-paint"),
    largestPaintMs: value("largest-contentful-paint"),
    islandsMs: marks?.items?.find(({ name }) => name === "islands")?.startTime ?? NaN,
    layoutShift: value("cumulative-layout-shift"),
    found: [...new Set(counted)].filter((id) => (audits[id]?.score ?? 1) < 0.9),
  };
}
