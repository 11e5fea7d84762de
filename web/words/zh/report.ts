import type { report as English } from "../en/report.ts";

export const report: typeof English = {};
