// The page for who writes a program against the API. In English only, as code is.
import type { ExampleName } from "shared/developer_examples.ts";

export const developers = {
  title: "For programs",
  description:
    "How a program of a district or its city reads flood reports and says what became of them.",
  lead:
    "A program of your district, or of your city, can fetch your reports and say what became of them.",
  keys: {
    title: "A key",
    says: [
      "A manager of the district makes a key under Settings, “Keys for programs”. It is shown once, reads or also writes, and can be revoked at any moment.",
      "Send it in a header with each request. Keep it as you keep a password: in the environment, never in a web page, an address or a repository.",
    ],
    limits:
      "What each request costs of a key's limits stands at its route. Beyond them the answer is a refusal that says when to come back.",
  },
  reference: "Every route, with its fields and refusals",
  referenceAfter: ": those that take a key say so by a lock.",
  open311: {
    title: "Open311",
    says:
      "A city's system may speak Open311 GeoReport v2 instead: services, requests and news of each district, in XML and JSON, with the same keys. It begins at ",
    after: "; jurisdiction_id is the district's name in its address.",
  },
  examples: {
    title: "Examples",
    says:
      "For a shell with curl, and for Node.js or Deno. They are run by our tests as they stand here, with a report of your own in place of the id.",
    prelude: "The examples in JavaScript begin with this",
  },
  names: {
    open: "What is open and deep now",
    all: "All reports of weeks, page by page",
    sheet: "The list as a file, as it is this second",
    status: "Say that a report was passed on to the city, with its number",
    note: "Leave a note for the staff",
    wait: "Wait when asked to, and go on",
  } satisfies Record<ExampleName, string>,
  inShell: "Shell",
  inJavaScript: "JavaScript",
};
