// A page from the connection, else its copy with its age, else the page that says what is kept.
import { readZip } from "shared/zip.ts";
import { pathTo } from "shared/path_to.ts";
import { newId } from "@/lib/new_id.ts";
import { drain } from "./drain.ts";
import { isPassing } from "./outcome.ts";
import {
  type Reason,
  withAge,
  withFreshSubmission,
  withKeptPages,
  withReportNote,
} from "./kept_note.ts";
import {
  type Copy,
  fetchAndKeep,
  findCopy,
  keep,
  listKept,
  mayKeep,
  OFFLINE_PAGE,
  renewShells,
  REPORT_PAGE,
  ROUND_PAGE,
} from "./kept_pages.ts";
import { connection } from "./connection.ts";
import { sendPhotos } from "./round_photos.ts";
import type { FetchEvent } from "./worker_scope.ts";

/** Longer than this nobody waits for a page of which there is a copy. */
const PATIENCE_MS = 4000;

export async function answerPage(event: FetchEvent, url: URL): Promise<Response> {
  const copy = mayKeep(url.pathname) ? await findCopy(url.pathname) : undefined;
  const asked = fetch(event.request).catch(() => undefined);
  const came = asked.then((response) => response && afterwards(url, response.clone()));
  event.waitUntil(came.catch(() => {}));
  const answer = await (copy ? Promise.race([asked, after(PATIENCE_MS)]) : asked);
  if (answer && answer !== "slow" && !(copy && isPassing(answer.status))) return answer;
  const reason = answer === undefined ? "offline" : answer === "slow" ? "slow" : "down";
  return copy ? fromCopy(copy, url, reason) : await withoutCopy(url);
}

function after(ms: number): Promise<"slow"> {
  return new Promise((resolve) => setTimeout(() => resolve("slow"), ms));
}

/** A page came, so the network is there: keep the page, and send what waits. */
async function afterwards(url: URL, response: Response): Promise<void> {
  const { pathname, search } = url;
  if (response.status === 200 && mayKeep(pathname)) {
    const html = await response.clone().text();
    // The form for one ZIP code would be wrong for another; "done" is said once.
    if ((pathname === REPORT_PAGE || pathname === ROUND_PAGE) && search) {
      await fetchAndKeep(pathname);
    } else await keep(pathname, response, new Date());
    await renewShells(html);
  }
  if (isPassing(response.status)) return;
  await drain(connection);
  await sendPhotos(connection);
}

function fromCopy({ html, headers, keptAt }: Copy, { pathname }: URL, reason: Reason): Response {
  const now = new Date();
  const page = pathname.startsWith(REPORT_PAGE)
    ? withReportNote(withFreshSubmission(html, newId()))
    : withAge(html, reason, keptAt, now);
  return new Response(page, { headers });
}

async function withoutCopy(url: URL): Promise<Response> {
  const zip = url.pathname === "/zip" && readZip(url.searchParams.get("zip") ?? "");
  if (zip && await findCopy(pathTo`/zip/${zip}`)) return Response.redirect(pathTo`/zip/${zip}`);
  const copy = await findCopy(OFFLINE_PAGE);
  if (!copy) return Response.error();
  const html = withKeptPages(copy.html, await listKept(), new Date());
  return new Response(html, { status: 503, headers: copy.headers });
}
