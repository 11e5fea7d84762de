import { page } from "fresh";
import { DistrictStormList, OwnDistrict } from "shared/api/district.ts";
import { DistrictMenu } from "../(_components)/DistrictMenu.tsx";
import { DistrictStorms } from "./(_components)/DistrictStorms.tsx";
import { queryOf } from "@/lib/forms.ts";
import { define } from "@/utils.ts";

const PAGE_SIZE = "25";

export const handlers = define.handlers({
  GET: async (ctx) => {
    const { api, now } = ctx.state;
    ctx.state.title = "Storms and texts";
    const before = ctx.url.searchParams.get("before") ?? "";
    const [district, list] = await Promise.all([
      api.get("/api/district", OwnDistrict),
      api.get(`/api/district/storms${queryOf({ before, limit: PAGE_SIZE })}`, DistrictStormList),
    ]);
    return page({ district, list, before, now });
  },
});

export default define.page<typeof handlers>(({ data: { district, list, before, now } }) => (
  <>
    <p class="over">{district.name}</p>
    <h1>Storms and texts</h1>
    <DistrictMenu path="/district/storms" />
    <p>
      Every storm over your ZIP codes, what people were told of it, and whether it reached them.
      Open one to see why, and to print it.
    </p>
    <DistrictStorms storms={list.storms} timeZone={district.timeZone} now={now} />
    <p class="row">
      {before && <a class="button second" href="/district/storms">Newest</a>}
      {list.next && (
        <a class="button second" href={`/district/storms${queryOf({ before: list.next })}`}>
          Older
        </a>
      )}
    </p>
  </>
));
