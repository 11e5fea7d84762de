import { z } from "zod";
import type { IssueKey } from "../words/refusals.ts";
import { zipOr } from "../zip.ts";

/** As people write them, "11231-4105" too; read as five digits. */
export const Zip = z.string().overwrite(zipOr).regex(/^\d{5}$/, "zipDigits" satisfies IssueKey);
