// An act of the log as a sentence: who, and what.
import type { LoggedAct, Somebody } from "shared/api/district/log.ts";
import { STAFF_ROLES } from "shared/staff_roles.ts";
import { log as words } from "@/words/en/district/log.ts";
import { staff } from "@/words/en/staff.ts";

/** `you`: the reader's id. */
export function whoWords({ isByOperator, by }: LoggedAct, you: string): string {
  if (isByOperator) return words.operator;
  return by ? nameOf(by, you) : words.former;
}

/** "invited ••• ••• 0188 as crew" */
export function whatWords({ act, about, detail }: LoggedAct, you: string): string {
  const text = (name: string) => name in detail ? String(detail[name]) : "";
  const ending = text("ending");
  return words.acts[act]({
    about: about ? nameOf(about, you) : ending ? words.number(ending) : words.former,
    role: roleWords(text("role")),
    roleBefore: roleWords(text("roleBefore")),
    reason: text("reason"),
    people: text("people"),
    name: text("name"),
    scope: text("scope"),
    which: text("which").split(", ").map((name) => settingWords(name, text(name))).join("; "),
  });
}

function nameOf({ id, name, ending }: Somebody, you: string): string {
  if (id === you) return words.you;
  return name ?? (ending === null ? words.former : words.number(ending));
}

/** "second pair of eyes: on" */
function settingWords(name: string, value: string): string {
  const known = words.settings[name] ?? name;
  return value &&
    `${known}: ${value === "true" ? words.on : value === "false" ? words.off : value}`;
}

function roleWords(role: string): string {
  const known = STAFF_ROLES.find((one) => one === role);
  return known ? staff.roles[known].toLowerCase() : "";
}
