import { HttpError, page } from "fresh";
import { define } from "@/utils.ts";

/** Every component and every text, for who works on them. Production does not even load it. */
export const handlers = define.handlers({
  GET: async ({ state }) => {
    if (!state.isDevelopment) throw new HttpError(404);
    state.title = "Gallery";
    const { Gallery } = await import("./(_components)/Gallery.tsx");
    return page({ Gallery });
  },
});

export default define.page<typeof handlers>(({ data: { Gallery }, state }) => (
  <Gallery language={state.language} publicUrl={state.publicUrl} />
));
