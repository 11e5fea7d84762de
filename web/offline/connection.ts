import { uploadPrepared } from "@/photo/upload.ts";
import type { Connection } from "./deliver.ts";

/** The real one. A browser's `fetch` refuses to be called as a method of anything else. */
export const connection: Connection = {
  fetch: (input, init) => fetch(input, init),
  upload: (file) => uploadPrepared(file),
};
