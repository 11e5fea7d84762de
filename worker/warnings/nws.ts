// What the Weather Service has in force about floods: one list for the whole country, in pages where it is
// long; and the zones that it names. Source: api.weather.gov.
import { z } from "zod";
import { readText } from "shared/server/response_text.ts";
import { EVENTS } from "shared/storms/products.ts";
import { idOf, readFeature, type WarningMessage } from "./feature.ts";

/** Of Alaska's boroughs, with each of their islands. */
const MOST_ZONE_BYTES = 30_000_000;
/** Who is told of a polygon waits for the zones of the same list: not for a service that hangs. */
const ZONE_WITHIN_MS = 5_000;

/** The service refuses requests that do not say whom to write to. */
const CONTACT_IN_DEVELOPMENT = "development";
/** It has 500 to a page, and the country never had 2,000 flood warnings at once. */
const MOST_PAGES = 10;
/** 500 warnings with all their words take 3 MB. */
const MOST_BYTES = 50_000_000;

/** What the service has on its list. */
export interface Listed {
  heard: WarningMessage[];
  /** What it names, read or not: none of these has vanished. */
  ids: Set<string>;
  /** Messages that could not be read, by their ids where they have any. */
  unread: string[];
  /** Why its end is not known; undefined: it was read whole. */
  cutShort?: string;
}

export class WeatherService {
  constructor(
    private readonly options: { url: string; contact?: string; timeoutMs?: number },
  ) {}

  /** @throws when the service does not answer, or not with a list of warnings */
  async listFloodWarnings(now: Date): Promise<Listed> {
    const first = `${this.#base}/alerts/active?event=${encodeURIComponent(EVENTS.join(","))}`;
    const { features, next } = await this.#ask(first);
    const rest = await this.#follow(first, next);
    return { ...read([...features, ...rest.features], now), cutShort: rest.cutShort };
  }

  /** What the first page said counts, whatever becomes of the others. */
  async #follow(
    first: string,
    next: string | undefined,
  ): Promise<{ features: unknown[]; cutShort?: string }> {
    const features: unknown[] = [];
    const asked = new Set([first]);
    for (let page = 2; next !== undefined; page++) {
      const url = URL.parse(next, first);
      if (!url || url.origin !== new URL(first).origin) {
        return { features, cutShort: "the next page is not the service's own" };
      }
      if (page > MOST_PAGES || asked.has(url.href)) {
        return { features, cutShort: `more than ${page - 1} pages` };
      }
      asked.add(url.href);
      try {
        const answer = await this.#ask(url.href);
        // Behind the last page it may name an empty one.
        if (answer.features.length === 0) return { features };
        features.push(...answer.features);
        next = answer.next;
      } catch (error) {
        return { features, cutShort: `page ${page}: ${(error as Error).message}` };
      }
    }
    return { features };
  }

  /**
   * "NYZ075" is a forecast zone, "NYC047" a county; its geometry as the service has it.
   *
   * @throws when the service does not answer, or not with that zone
   */
  async getZone(id: string, signal: AbortSignal): Promise<{ name: string; geometry: unknown }> {
    const kind = id[2] === "C" ? "county" : "forecast";
    const url = `${this.#base}/zones/${kind}/${id}`;
    const signals = AbortSignal.any([signal, AbortSignal.timeout(ZONE_WITHIN_MS)]);
    const { geometry, properties } = Zone.parse(await this.#get(url, MOST_ZONE_BYTES, signals));
    if (properties.id !== id) throw new Error(`the Weather Service answered with ${properties.id}`);
    return { name: properties.name, geometry };
  }

  async #ask(url: string): Promise<{ features: unknown[]; next?: string }> {
    const { features, pagination } = Page.parse(await this.#get(url, MOST_BYTES));
    return { features, next: pagination?.next || undefined };
  }

  async #get(url: string, mostBytes: number, signal?: AbortSignal): Promise<unknown> {
    const { contact = CONTACT_IN_DEVELOPMENT, timeoutMs = 10_000 } = this.options;
    const signals = [AbortSignal.timeout(timeoutMs), ...signal ? [signal] : []];
    const response = await fetch(url, {
      headers: { "user-agent": `FloodLine (${contact})`, accept: "application/geo+json" },
      signal: AbortSignal.any(signals),
    });
    const text = await readText(response, mostBytes);
    if (!response.ok) throw new Error(`the Weather Service answered ${response.status}`);
    return JSON.parse(text);
  }

  get #base(): string {
    return this.options.url.replace(/\/$/, "");
  }
}

const Page = z.object({
  features: z.array(z.unknown()),
  pagination: z.object({ next: z.string().nullish() }).nullish().catch(undefined),
});

const Zone = z.object({
  geometry: z.unknown(),
  properties: z.object({
    id: z.string(),
    name: z.string().transform((name) => name.replaceAll("\0", "")).catch(""),
  }),
});

function read(features: unknown[], now: Date): Omit<Listed, "cutShort"> {
  const ids = new Set<string>();
  const heard = new Map<string, WarningMessage>();
  const unread: string[] = [];
  for (const feature of features) {
    const id = idOf(feature);
    if (id !== undefined) ids.add(id);
    const message = readFeature(feature, now);
    if (message) heard.set(message.id, better(message, heard.get(message.id)));
    else if (!isOther(feature)) unread.push(id ?? "no id");
  }
  return { heard: [...heard.values()], ids, unread };
}

/** Of two with one id the later, else the one that says where. */
function better(one: WarningMessage, other: WarningMessage | undefined): WarningMessage {
  if (!other) return one;
  const later = one.sentAt.getTime() - other.sentAt.getTime();
  return later > 0 || later === 0 && one.area ? one : other;
}

/** A test, an exercise, another kind of event: to be passed over, and nothing is wrong with it. */
function isOther(feature: unknown): boolean {
  const { data } = Kind.safeParse(feature);
  if (!data) return false;
  const { event, status } = data.properties;
  return status !== "Actual" || !(EVENTS as readonly string[]).includes(event);
}

const Kind = z.object({ properties: z.object({ event: z.string(), status: z.string() }) });
