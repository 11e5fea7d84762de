import { uploadPrepared } from "@/photo/upload.ts";
import type { Outside } from "./deliver.ts";

/** The real one. A browser's `fetch` refuses to be called as a method of anything else. */
export const network: Outside = {
  fetch: (input, init) => fetch(input, init),
  upload: (file) => uploadPrepared(file),
};
