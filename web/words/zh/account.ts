import type { account as English } from "../en/account.ts";

export const account: typeof English = {};
