// Asks osv.dev. Source: https://google.github.io/osv.dev/post-v1-querybatch/
import { z } from "zod";
import type { Component } from "./components.ts";

export interface Advisory {
  id: string;
  name: string;
  version: string;
}

/** The service takes no more in one request. */
const AT_ONCE = 1000;

const Answer = z.object({
  results: z.array(z.object({
    vulns: z.array(z.object({ id: z.string() })).optional(),
    // There are more for this component than fit: to be asked for again with it.
    next_page_token: z.string().optional(),
  })),
});

/** @throws where the service does not answer, or not as it says it does */
export async function askForAdvisories(
  service: string,
  components: Component[],
): Promise<Advisory[]> {
  const advisories: Advisory[] = [];
  let asks = components.map((component) => ({
    component,
    pageToken: undefined as string | undefined,
  }));
  while (asks.length > 0) {
    const batch = asks.slice(0, AT_ONCE);
    const results = await query(service, batch);
    asks = asks.slice(AT_ONCE);
    results.forEach(({ vulns = [], next_page_token: pageToken }, i) => {
      const { component } = batch[i]!;
      const { name, version } = component;
      advisories.push(...vulns.map(({ id }) => ({ id, name, version })));
      if (pageToken) asks.push({ component, pageToken });
    });
  }
  return advisories;
}

async function query(
  service: string,
  asks: { component: Component; pageToken?: string }[],
): Promise<z.infer<typeof Answer>["results"]> {
  const response = await fetch(`${service}/v1/querybatch`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      queries: asks.map(({ component: { name, ecosystem, version }, pageToken }) => ({
        package: { name, ecosystem },
        version,
        ...pageToken && { page_token: pageToken },
      })),
    }),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`it answered ${response.status}`);
  const { results } = Answer.parse(JSON.parse(text));
  if (results.length !== asks.length) throw new Error("it left some out of its answer");
  return results;
}
