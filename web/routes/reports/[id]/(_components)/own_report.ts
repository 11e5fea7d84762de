// What the pages of one's own report have in common.
import { type Context, HttpError } from "fresh";
import { isId } from "shared/ids.ts";
import { ReportPage } from "shared/api/reports.ts";
import { pathTo } from "shared/path_to.ts";
import { ApiError, attempt } from "@/lib/api.ts";
import type { State } from "@/utils.ts";

/** @throws HttpError 404 for an address that can be no report's */
export function reportIdOf({ params }: Context<State>): string {
  if (!isId(params.id!)) throw new HttpError(404);
  return params.id!;
}

export function getReport({ state }: Context<State>, id: string): Promise<ReportPage> {
  return state.api.get(pathTo`/api/reports/${id}`, ReportPage);
}

/** As `attempt`, for forms whose words would be lost on the way to the sign-in page. */
export async function attemptHere<T>(answer: Promise<T>): ReturnType<typeof attempt<T>> {
  try {
    return await attempt(answer);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return { refusal: error };
    throw error;
  }
}
