import { z } from "zod";

/** Whether this may be a row's id, as it stands in an address or was typed. */
export function isId(text: string): boolean {
  return z.uuid().safeParse(text).success;
}
