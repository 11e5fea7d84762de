// The page of a district's keys.
import type { KeyScope } from "shared/key_scopes.ts";

export const keys = {
  title: "Keys for programs",
  intro:
    "A key lets a program of yours or of your city use FloodLine by itself: fetch your reports, say what became of them. It sees all reports of your district, and what it does is told by its name.",
  examples: "How a program uses one, with examples",
  none: "No key works now.",
  scopes: { read: "reads", write: "reads and writes" } satisfies Record<KeyScope, string>,
  made: (when: string, who: string) => `Made ${when} by ${who}.`,
  used: (ago: string) => `Last used ${ago}.`,
  neverUsed: "Not used yet.",
  revokedOn: (when: string) => `Revoked ${when}`,
  revoke: "Revoke",
  revoked: "Revoked: no program gets in by that key any more.",
  shown: "This key works now. Copy it and keep it as you keep a password: it is shown this once.",
  newTitle: "Make a key",
  name: "What it is for",
  nameHint: "As “City's work orders”. It stands in the history of what the program does.",
  scope: "What the program may do",
  choices: {
    read: {
      name: "Read",
      says: "Reports with their photos and history, incidents, storms, figures.",
    },
    write: {
      name: "Read and write",
      says:
        "Also set a report's status and the city's number, write notes, and give reports to colleagues. Whoever asked for texts is texted, as when you do it.",
    },
  } satisfies Record<KeyScope, { name: string; says: string }>,
  make: "Make the key",
};
