// The service worker, served as /sw.js: keeps built files and the last pages, sends what waits.
import { dropDraft } from "./report_draft.ts";
import {
  answerFile,
  type BuiltFiles,
  dropOldFiles,
  isBuiltFile,
  keepFiles,
} from "./built_files.ts";
import { drain, whoIsSignedIn } from "./drain.ts";
import { dropPages, fetchAndKeep, keepShells, mayKeep, REPORT_PAGE } from "./kept_pages.ts";
import { connection } from "./connection.ts";
import { answerPage } from "./page_answer.ts";
import { sendPhotos } from "./round_photos.ts";
import { clearRound, clearRoundOfOthers } from "./round_store.ts";
import { dropEverythingOf } from "./waiting.ts";
import type { FetchEvent, WorkerScope } from "./worker_scope.ts";

/** Filled in by the build. */
declare const BUILT_FILES: BuiltFiles;

const worker = self as unknown as WorkerScope;

/** After these the kept pages would show the menu, or the form, of somebody else. */
const CHANGES_WHO = /^\/(sign-in|sign-out|account\/(delete|district))/;
const SIGN_IN = /^\/sign-in/;
/** Whoever leaves a district's staff has no round any more. */
const LEAVES_STAFF = "/account/district";
const SIGN_OUT = "/sign-out";
const ACCOUNT_DELETION = "/account/delete";

worker.addEventListener("install", (event) => {
  event.waitUntil(Promise.all([keepFiles(BUILT_FILES), keepShells()]));
  worker.skipWaiting();
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== worker.location.origin) return;
  const isRead = request.method === "GET";
  if (isRead && isBuiltFile(url, BUILT_FILES)) {
    return event.respondWith(answerFile(request, BUILT_FILES));
  }
  if (request.mode !== "navigate") return;
  if (isRead) event.respondWith(answerPage(event, url));
  else if (CHANGES_WHO.test(url.pathname)) event.respondWith(changeWho(event, url.pathname));
});

/** The network is back. Browsers without this event send when a page opens. */
worker.addEventListener("sync", (event) => {
  event.waitUntil(sendAll());
});

/** Rejects while reports are left: the browser then tries again later. */
async function sendAll(): Promise<void> {
  const left = await drain(connection) + await sendPhotos(connection);
  if (left > 0) throw new Error("Reports or photos still wait for the network");
}

/** Pages that were open before there was a worker are kept too, and the form even unopened. */
async function takeOver(): Promise<void> {
  await dropOldFiles(BUILT_FILES);
  await worker.clients.claim();
  const open = await worker.clients.matchAll({ includeUncontrolled: true, type: "window" });
  const paths = new Set([REPORT_PAGE, ...open.map(({ url }) => new URL(url).pathname)]);
  await Promise.allSettled([...paths].filter(mayKeep).map(fetchAndKeep));
}

async function changeWho(event: FetchEvent, path: string): Promise<Response> {
  const deleted = path === ACCOUNT_DELETION ? await whoIsSignedIn(connection) : undefined;
  const response = await fetch(event.request);
  await dropPages();
  if (response.type !== "opaqueredirect") return response;
  // The next to hold this phone may be somebody else.
  if (path === SIGN_OUT) await dropDraft();
  if (path === SIGN_OUT || path === LEAVES_STAFF || path === ACCOUNT_DELETION) await clearRound();
  if (typeof deleted === "object") await dropEverythingOf(deleted.id);
  if (SIGN_IN.test(path)) event.waitUntil(clearOfOthers());
  return response;
}

/** Somebody may have signed in: what another of the crew has left here is not theirs to send. */
async function clearOfOthers(): Promise<void> {
  const who = await whoIsSignedIn(connection);
  if (typeof who === "object") await clearRoundOfOthers(who.id);
}
