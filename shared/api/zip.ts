import { z } from "zod";
import type { IssueKey } from "../words/refusals.ts";

export const Zip = z.string().trim().regex(/^\d{5}$/, "zipDigits" satisfies IssueKey);
