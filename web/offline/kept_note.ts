// Words that the service worker puts into a kept page: how old it is, and what else is kept. They lie
// in the page, in its reader's language, as attributes of an empty <template> (components/OfflineNote).
import { ageOf } from "./age.ts";

/** Why a copy is shown: no network, one too slow to wait for, or a server that cannot answer. */
export type Reason = "offline" | "slow" | "down";

export interface KeptPage {
  path: string;
  title: string;
  keptAt: Date;
}

const NOTE = /<template data-kept-note[^>]*><\/template>/;
const LIST = /<template data-kept-pages[^>]*><\/template>/;

/**
 * For a page with a form: what is typed there still counts, so its age does not matter. It promises
 * what islands alone can keep.
 */
export function withReportNote(html: string): string {
  return html.replace(NOTE, (template) => note(attribute(template, "report"), "needs-script"));
}

export function withAge(html: string, reason: Reason, keptAt: Date, now: Date): string {
  return html.replace(NOTE, (template) => {
    const age = ageOf(keptAt, now, attribute(template, "locale"));
    return note(`${attribute(template, reason)} ${fillIn(attribute(template, "age"), age)}`);
  });
}

export function withKeptPages(html: string, pages: KeptPage[], now: Date): string {
  return html.replace(LIST, (template) => {
    const items = pages.map(({ path, title, keptAt }) => {
      const age = ageOf(keptAt, now, attribute(template, "locale"));
      const kept = fillIn(attribute(template, "kept"), age);
      return `<li><a href="${path}">${title}</a> <span class="soft">${kept}</span></li>`;
    });
    return items.length > 0
      ? `<ul>${items.join("")}</ul>`
      : `<p>${attribute(template, "none")}</p>`;
  });
}

/** Still escaped, as it goes into HTML again. */
export function titleOf(html: string): string {
  const [, title = ""] = html.match(/<title>([^<]*)<\/title>/) ?? [];
  return title.replace(/ – FloodLine$/, "");
}

export function languageOf(html: string): string {
  return html.match(/<html[^>]* lang="([^"]*)"/)?.[1] ?? "";
}

/**
 * A copy of the form carries the id it was made with: sent from twice, the second report would be
 * taken for the first.
 */
export function withFreshSubmission(html: string, id: string): string {
  const [, old] = html.match(/name="submissionId" value="([^"]+)"/) ?? [];
  return old ? html.replaceAll(old, id) : html;
}

function note(words: string, more = ""): string {
  return `<div class="${`kept-note ${more}`.trim()}" role="status"><p>${words}</p></div>`;
}

function attribute(template: string, name: string): string {
  return template.match(new RegExp(` data-${name}="([^"]*)"`))?.[1] ?? "";
}

function fillIn(words: string, parts: object): string {
  return Object.entries(parts).reduce((all, [name, part]) => all.replace(`{${name}}`, part), words);
}
