// Requests to each page: addresses and forms with the names that the site's own files read and show.
import type { Random } from "../../tools/seed/random.ts";
import type { OddRequest } from "./api_requests.ts";
import { oddBody, oddHeaders, oddQuery, oddSegment, oddText } from "./odd_values.ts";

export interface Names {
  /** Of parts of an address. */
  query: string[];
  /** Of controls. */
  form: string[];
}

export class WebRequests {
  /**
   * @param patterns "/zip/:zip"
   * @param known name of a parameter or a control → values that do something
   */
  constructor(
    private readonly patterns: string[],
    private readonly names: Names,
    private readonly known: Record<string, unknown[]>,
  ) {}

  next(random: Random, origin: string): OddRequest {
    const usual = (name: string) =>
      Object.hasOwn(this.known, name) ? String(random.pick(this.known[name]!)) : oddText(random);
    const path = random.pick(this.patterns).replace(
      /:(\w+)\??/g,
      (_, name) => random.isOneIn(3) ? oddSegment(random) : usual(name),
    );
    const some = this.names.query.filter(() => random.isOneIn(6));
    const request: OddRequest = {
      method: random.isOneIn(2) ? "POST" : "GET",
      path: path + oddQuery(random, some, usual),
      headers: { ...oddHeaders(random), origin },
    };
    if (random.isOneIn(30)) request.method = random.pick(["HEAD", "PUT", "DELETE", "OPTIONS", "X"]);
    if (/^(GET|HEAD)$/.test(request.method)) return request;
    const wrong = oddBody(random);
    request.headers["content-type"] = wrong?.type ?? "application/x-www-form-urlencoded";
    request.body = wrong?.body ?? this.#form(random, usual);
    return request;
  }

  #form(random: Random, usual: (name: string) => string): string {
    const form = new URLSearchParams();
    for (const name of this.names.form) {
      if (random.isOneIn(3)) continue;
      form.append(name, (random.isOneIn(4) ? oddText(random) : usual(name)).toWellFormed());
      if (random.isOneIn(20)) form.append(name, oddText(random).toWellFormed());
    }
    return form.toString().slice(0, 60_000);
  }
}
