import { createHash } from "node:crypto";
import type { KeptPart } from "shared/server/kept_parts.ts";
import type { JsonText } from "shared/server/json_text.ts";

/** JSON of a `T`, and by what it is known again. */
export interface RoomPart<T> extends KeptPart {
  text: JsonText<T>;
}

/**
 * One JSON object of parts as they are, by their names; what is undefined is left out.
 *
 * @param around an object that they are put into
 */
export function compose<T>(
  parts: Readonly<Record<string, KeptPart | undefined>>,
  around?: KeptPart,
): RoomPart<T> {
  const fields = Object.entries(parts).flatMap(([name, part]) => part ? [{ name, part }] : []);
  const hash = createHash("sha256").update(around?.hash ?? "");
  for (const { name, part } of fields) hash.update(` ${name} ${part.hash}`);
  return {
    // Not written for who has it already.
    get text() {
      const own = around?.text.slice(1, -1);
      const written = fields.map(({ name, part }) => `${JSON.stringify(name)}:${part.text}`);
      return `{${(own ? [own, ...written] : written).join(",")}}`;
    },
    hash: hash.digest("base64url").slice(0, 22),
  };
}
