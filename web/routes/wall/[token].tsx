// A district's screen on a wall: without a script, an account or a cookie, by its link alone.
import { type Context, page, type RouteConfig } from "fresh";
import { MapData } from "shared/api/map.ts";
import { Wall } from "shared/api/wall.ts";
import { pathTo } from "shared/path_to.ts";
import { type Api, ApiError } from "@/lib/api.ts";
import { define, type State } from "@/utils.ts";
import { wall as words } from "@/words/en/district/wall.ts";
import { ReaderLanguage } from "@/words/reader.ts";
import { viewOfArea } from "shared/geo/view_of.ts";
import { WallScreen } from "./(_components)/WallScreen.tsx";

export const config: RouteConfig = { skipInheritedLayouts: true };

const HEADERS = {
  "cache-control": "no-store",
  // What opens it stands in its address.
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex, nofollow",
};
/** Nobody is at hand to ask again. */
const AGAIN = { ...HEADERS, refresh: "30" };

export const handlers = define.handlers({
  GET: async (ctx: Context<State>) => {
    const { api, now } = ctx.state;
    try {
      const shown = await readShown(api, ctx.params.token!);
      ctx.state.title = shown.wall.name;
      return page({ shown, now, trouble: undefined }, { headers: AGAIN });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const isGone = error.status === 404;
      const trouble = isGone ? words.gone : words.down;
      ctx.state.title = trouble.title;
      const { status } = error;
      return page({ shown: undefined, now, trouble }, {
        status,
        headers: isGone ? HEADERS : AGAIN,
      });
    }
  },
});

async function readShown(api: Api, token: string) {
  const wall = await api.get(pathTo`/api/wall/${token}`, Wall);
  const { latitude, longitude, metres } = viewOfArea(wall.boundary);
  const ground = await api.get(
    pathTo`/api/map?latitude=${latitude}&longitude=${longitude}&metres=${metres}`,
    MapData,
  );
  return { wall, ground };
}

export default define.page<typeof handlers>(({ data: { shown, now, trouble } }) => (
  <ReaderLanguage.Provider value="en">
    <link rel="stylesheet" href="/wall.css" />
    <main lang="en" class="wall-screen">
      {shown ? <WallScreen {...shown} now={now} /> : (
        <div class="trouble">
          <h1>{trouble?.title}</h1>
          <p>{trouble?.sentence}</p>
        </div>
      )}
    </main>
  </ReaderLanguage.Provider>
));
