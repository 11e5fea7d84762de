import type { ownReport as English } from "../en/own_report.ts";

export const ownReport: typeof English = {};
