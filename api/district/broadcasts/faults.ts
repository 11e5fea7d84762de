import { type BroadcastFault, listFaults, type Written } from "shared/broadcasts/missing.ts";
import { AppError } from "shared/server/app_error.ts";
import type { FieldWords } from "shared/words/refusals.ts";

/** @throws AppError invalidInput, with what to do at each field */
export function refuseUnfinished(written: Written, setting: { isDrill: boolean }): void {
  const faults = listFaults(written, setting);
  if (faults.length === 0) return;
  throw new AppError("invalidInput", { fields: Object.fromEntries(faults.map(tellFault)) });
}

function tellFault(fault: BroadcastFault): [field: string, words: FieldWords] {
  switch (fault.part) {
    case "name":
      return ["name", ({ fields }) => fields.broadcastName];
    case "zips":
      return ["zips", ({ fields }) => fields.broadcastZips];
    case "words":
      return ["words", ({ fields }) => fields.broadcastWords];
    case "validMinutes":
      return ["validMinutes", ({ fields }) => fields.broadcastEnd];
    case "official":
      return [
        `words.${fault.language}`,
        ({ fields }) => fields.looksOfficial(fault.found.map((words) => `“${words}”`).join(", ")),
      ];
  }
}
