import type { offline as English } from "../en/offline.ts";

export const offline: typeof English = {};
