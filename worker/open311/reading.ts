// What a city's answers say. Pure but for the reader of XML, which is loaded when the first comes.
import type { XMLParser } from "fast-xml-parser";
import type { CityProblem } from "shared/api/district/city.ts";
import { z } from "zod";

/** What became of a report that was posted. */
export type CityAnswer =
  /** The city has it; null: it tells no number. */
  | { result: "sent"; number: string | null }
  | { result: "waiting"; token: string }
  /** It has surely not been taken. */
  | { result: "later" }
  /** It may have been taken. */
  | { result: "unknown" }
  /** Somebody must look. */
  | { result: "refused"; problem: CityProblem; words: string };

export interface CityCase {
  number: string;
  isClosed: boolean;
  words: string;
  description: string;
}

/** Text alone: numbers keep their zeros. */
async function loadParser(): Promise<XMLParser> {
  const { XMLParser } = await import("fast-xml-parser");
  return new XMLParser({ parseTagValue: false, ignoreAttributes: true, trimValues: true });
}
let parser: Promise<XMLParser> | undefined;
const Text = z.string().catch("");
const Element = z.record(z.string(), z.unknown());

/** The elements of this name under a root, one or many; undefined: it is no such document. */
async function childrenOf(
  xml: string,
  root: string,
  name: string,
): Promise<Record<string, unknown>[] | undefined> {
  // Entities of a city's own making are no part of GeoReport, and can be made to grow without end.
  if (/<!DOCTYPE/i.test(xml)) return undefined;
  let parsed: unknown;
  try {
    parsed = (await (parser ??= loadParser())).parse(xml);
  } catch {
    return undefined;
  }
  const found = Element.safeParse(parsed).data?.[root];
  if (found === undefined) return undefined;
  const children = Element.safeParse(found).data?.[name] ?? [];
  const each: unknown[] = Array.isArray(children) ? children : [children];
  return each.map((child) => Element.safeParse(child).data).filter((child) => child !== undefined);
}

export async function readPosted(
  { status, text }: { status: number; text: string },
): Promise<CityAnswer> {
  // By RFC 9110 neither of these has been worked on.
  if (status === 429 || status === 503) return { result: "later" };
  if (status >= 500) return { result: "unknown" };
  if (status >= 300) {
    return { result: "refused", problem: problemOf(status), words: await wordsOf(text) };
  }
  const [request] = await childrenOf(text, "service_requests", "request") ?? [];
  if (!request) return { result: "unknown" };
  const token = Text.parse(request.token);
  const number = Text.parse(request.service_request_id);
  return token && !number
    ? { result: "waiting", token }
    : { result: "sent", number: number || null };
}

function problemOf(status: number): CityProblem {
  if (status < 400) return "moved";
  return status === 401 || status === 403 ? "key" : "rejected";
}

async function wordsOf(text: string): Promise<string> {
  const errors = await childrenOf(text, "errors", "error") ?? [];
  return errors.map(({ description }) => Text.parse(description)).join(" ").slice(0, 500);
}

export async function readToken(text: string): Promise<string | undefined> {
  const [request] = await childrenOf(text, "service_requests", "request") ?? [];
  return Text.parse(request?.service_request_id) || undefined;
}

/** @throws where it is no list of requests */
export async function readCases(text: string): Promise<CityCase[]> {
  const requests = await childrenOf(text, "service_requests", "request");
  if (!requests) throw new Error("the city's answer is no list of requests");
  return requests.map((request) => ({
    number: Text.parse(request.service_request_id),
    isClosed: Text.parse(request.status).toLowerCase() === "closed",
    words: Text.parse(request.status_notes).slice(0, 4000),
    description: Text.parse(request.description),
  })).filter(({ number }) => number !== "");
}
