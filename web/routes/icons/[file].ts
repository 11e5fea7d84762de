import { HttpError } from "fresh";
import { findPicture } from "./(_components)/pictures.tsx";
import { define } from "@/utils.ts";

export const handlers = define.handlers({
  GET: async ({ params }) => {
    const picture = await findPicture(params.file!);
    if (!picture) throw new HttpError(404);
    const headers = { "content-type": picture.type, "cache-control": "public, max-age=86400" };
    return new Response(picture.body, { headers });
  },
});
