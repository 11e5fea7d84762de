// The name Fresh's projects use: what every route is defined with.
import { createDefine } from "fresh";
import type { Me } from "shared/api/people.ts";
import type { Language } from "shared/languages.ts";
import type { Api } from "./lib/api.ts";
import type { Reader } from "./lib/session.ts";
import type { Visit } from "./lib/visit.ts";

/** Set by the middlewares, for every request. */
export interface State {
  /** Calls the API as this visitor. */
  api: Api;
  /** Who is signed in; asked of the API at most once a request. Undefined: nobody. */
  me: () => Promise<Me | undefined>;
  /** The same, as far as the frame round the page cares; a page that knows puts it here. */
  reader: () => Promise<Reader | undefined>;
  /** What the page is read in. */
  language: Language;
  /** The page's own name, for the title. Set it in a handler. */
  title?: string;
  /** One sentence about the page, for search engines and shared links; without it, neither is told. */
  description?: string;
  /** What the page is about, for search engines, in the words of schema.org. */
  jsonLd?: object;
  /** What else tells of the same, for programs. */
  feeds?: { href: string; type: string; title: string }[];
  /** Pages for developers are shown. */
  isDevelopment: boolean;
  visit: Visit;
  now: Date;
  /** Where people see the site, as "https://floodline.example": behind a proxy a request does not say. */
  publicUrl: string;
}

export const define = createDefine<State>();
