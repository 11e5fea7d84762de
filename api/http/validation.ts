import type { ErrorCode } from "shared/errors.ts";
import { AppError } from "shared/server/app_error.ts";
import { type FieldWords, fieldWords } from "shared/words/refusals.ts";
import type { z } from "zod";

/** Lists that are too long have a refusal of their own, which says how many are allowed. */
const TOO_LONG: Record<string, ErrorCode> = { places: "tooManyPlaces", mediaIds: "tooManyMedia" };

/** What a route takes, as its description has it. */
export interface RouteInput {
  parameters?: object[];
  requestBody?: { content: Record<string, { schema?: { properties?: Record<string, object> } }> };
}

/** What is refused of a request before its route sees it, by what the route takes. */
export function refusalsOfInput({ parameters, requestBody }: RouteInput): ErrorCode[] {
  const ofFields: ErrorCode[] = parameters || requestBody ? ["invalidInput"] : [];
  if (!requestBody) return ofFields;
  const lists = Object.values(requestBody.content).flatMap(({ schema }) =>
    Object.entries(schema?.properties ?? {}).filter(([, field]) => "maxItems" in field)
  );
  const ofLists = lists.flatMap(([name]) => TOO_LONG[name] ?? []);
  return [...ofFields, ...ofLists, "invalidJson", "jsonExpected"];
}

/** The hook of every route's schema: what does not fit becomes a refusal that names the fields. */
export function refuseInvalid(
  result: { success: true } | { success: false; error: z.ZodError },
): void {
  if (result.success) return;
  const { issues } = result.error;
  const tooLong = issues.find((issue) => issue.code === "too_big" && issue.origin === "array");
  const code = TOO_LONG[String(tooLong?.path[0])] ?? "invalidInput";
  const fields = Object.fromEntries(issues.map((issue): [string, FieldWords] => {
    return [issue.path.join("."), (words) => fieldWords(issue, words)];
  }));
  throw new AppError(code, { fields });
}
