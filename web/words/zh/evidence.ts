import type { evidence as English } from "../en/evidence.ts";

export const evidence: typeof English = {};
