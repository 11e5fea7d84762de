import { z } from "zod";

/** Chosen by the page or the caller: what is sent again with it, to the letter, is done once. */
export const SubmissionId = z.uuid().optional();
