// Copies of the last pages read, for when the network is away. They show the menu of who was signed
// in, so they go when that changes.
import { type KeptPage, languageOf, titleOf } from "./kept_note.ts";

const CACHE = "pages";
const KEPT_AT = "x-kept-at";
const MOST = 30;

/** Shown where nothing else is kept; with the list of reports that wait, always there. */
export const OFFLINE_PAGE = "/offline";
const WAITING_PAGE = "/report/waiting";
export const REPORT_PAGE = "/report";
/** What the crew goes to: also where there is no network. */
export const ROUND_PAGE = "/district/round";
const ALWAYS = [OFFLINE_PAGE, WAITING_PAGE];

export function mayKeep(path: string): boolean {
  return path === "/" || path === REPORT_PAGE || path === ROUND_PAGE || ALWAYS.includes(path) ||
    /^\/zip\/\d{5}$/.test(path);
}

export interface Copy {
  html: string;
  headers: Headers;
  keptAt: Date;
}

export async function findCopy(path: string): Promise<Copy | undefined> {
  const response = await (await caches.open(CACHE)).match(path, { ignoreVary: true });
  if (!response) return undefined;
  const { headers } = response;
  return { html: await response.text(), headers, keptAt: new Date(Number(headers.get(KEPT_AT))) };
}

/** Not errors, not the sign-in page that somebody was led to, nothing but pages. */
export async function keep(path: string, response: Response, now: Date): Promise<void> {
  const isPage = response.headers.get("content-type")?.startsWith("text/html");
  if (response.status !== 200 || response.redirected || !isPage || !mayKeep(path)) return;
  const html = await response.text();
  const headers = new Headers(response.headers);
  headers.set(KEPT_AT, String(+now));
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  const cache = await caches.open(CACHE);
  await cache.put(path, new Response(html, { headers }));
  await dropOldest(cache);
}

/** By a request of our own: the page is not open, or was read before there was a worker. */
export async function fetchAndKeep(path: string): Promise<void> {
  await keep(path, await fetch(path), new Date());
}

/** Fetches the ever-kept pages again where they are missing or in another language than `html`. */
export async function renewShells(html: string): Promise<void> {
  const shells = await Promise.all(ALWAYS.map(findCopy));
  const isGood = shells.every((copy) => copy && languageOf(copy.html) === languageOf(html));
  if (!isGood) await keepShells();
}

export async function keepShells(): Promise<void> {
  await Promise.all(ALWAYS.map(fetchAndKeep));
}

/** What somebody may want to open again, newest first. */
export async function listKept(): Promise<KeptPage[]> {
  const paths = (await pathsByAge(await caches.open(CACHE))).reverse();
  const copies = await Promise.all(
    paths.map(async (path) => ({ path, copy: await findCopy(path) })),
  );
  return copies.flatMap(({ path, copy }) =>
    copy && path !== OFFLINE_PAGE ? [{ path, title: titleOf(copy.html), keptAt: copy.keptAt }] : []
  );
}

export async function dropPages(): Promise<void> {
  await caches.delete(CACHE);
}

async function dropOldest(cache: Cache): Promise<void> {
  const paths = (await pathsByAge(cache)).filter((path) => !ALWAYS.includes(path));
  for (const path of paths.slice(0, -MOST)) await cache.delete(path);
}

async function pathsByAge(cache: Cache): Promise<string[]> {
  const responses = await cache.matchAll();
  const keys = await cache.keys();
  return keys
    .map(({ url }, index) => ({
      path: new URL(url).pathname,
      at: Number(responses[index]?.headers.get(KEPT_AT)),
    }))
    .sort((a, b) => a.at - b.at)
    .map(({ path }) => path);
}
