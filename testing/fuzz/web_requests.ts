// Requests to each page: addresses and forms with the names that the site's own files read and show.
import type { Random } from "../../ground/random.ts";
import type { OddRequest } from "./api_requests.ts";
import { oddBody, oddHeaders, oddQuery, oddSegment, oddText } from "./odd_values.ts";

const BOUNDARY = "between";

interface Names {
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
    if (wrong) {
      request.headers["content-type"] = wrong.type;
      request.body = wrong.body;
    } else if (random.isOneIn(4)) {
      request.headers["content-type"] = `multipart/form-data; boundary=${BOUNDARY}`;
      request.body = multipart(random, this.#form(random, usual));
    } else {
      request.headers["content-type"] = "application/x-www-form-urlencoded";
      request.body = this.#form(random, usual).toString().slice(0, 60_000);
    }
    return request;
  }

  #form(random: Random, usual: (name: string) => string): URLSearchParams {
    const form = new URLSearchParams();
    for (const name of this.names.form) {
      if (random.isOneIn(3)) continue;
      form.append(name, (random.isOneIn(4) ? oddText(random) : usual(name)).toWellFormed());
      if (random.isOneIn(20)) form.append(name, oddText(random).toWellFormed());
    }
    return form;
  }
}

/** As a browser writes it, but for a file where none is, or an end that does not come. */
function multipart(random: Random, form: URLSearchParams): string {
  const parts = [...form].map(([name, value]) => {
    const file = random.isOneIn(20) ? '; filename="\u65e5.jpg"\r\ncontent-type: image/jpeg' : "";
    const disposition = `content-disposition: form-data; name="${name}"${file}`;
    return `--${BOUNDARY}\r\n${disposition}\r\n\r\n${value}\r\n`;
  });
  return parts.join("").slice(0, 60_000) + (random.isOneIn(10) ? "" : `--${BOUNDARY}--\r\n`);
}
