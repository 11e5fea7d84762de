import type { legal as English } from "../en/legal.ts";

export const legal: typeof English = {};
