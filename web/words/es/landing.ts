import type { landing as English } from "../en/landing.ts";

export const landing: typeof English = {};
