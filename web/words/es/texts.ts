import type { texts as English } from "../en/texts.ts";

export const texts: typeof English = {};
