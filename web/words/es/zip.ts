import type { zip as English } from "../en/zip.ts";

export const zip: typeof English = {};
