import type { signIn as English } from "../en/sign_in.ts";

export const signIn: typeof English = {};
