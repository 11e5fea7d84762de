// Which report a page's address asks for.
import type { AfterAsked } from "shared/api/district/after.ts";

/** Empty where an address does not say. */
export interface AskedReport {
  storm: string;
  from: string;
  until: string;
}

export function readAsked(params: URLSearchParams): AskedReport {
  const read = (name: string) => params.get(name) ?? "";
  return { storm: read("storm"), from: read("from"), until: read("until") };
}

/** For the API, which knows no empty ones. */
export function askedOf({ storm, from, until }: AskedReport): AfterAsked {
  return storm ? { storm } : { from, until };
}

export function isSame(asked: AskedReport, other: AfterAsked): boolean {
  return asked.storm === (other.storm ?? "") && asked.from === (other.from ?? "") &&
    asked.until === (other.until ?? "");
}
