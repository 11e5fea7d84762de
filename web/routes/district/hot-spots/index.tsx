import { page } from "fresh";
import { OwnDistrict } from "shared/api/district.ts";
import { HotSpots } from "shared/api/district/hot_spots.ts";
import { MapData } from "shared/api/map.ts";
import { viewOfArea } from "shared/geo/view_of.ts";
import { pathTo } from "shared/path_to.ts";
import { DistrictMenu } from "../(_components)/DistrictMenu.tsx";
import { HotSpotMap } from "./(_components)/HotSpotMap.tsx";
import { HotSpotTable } from "./(_components)/HotSpotTable.tsx";
import { StormMarksKey } from "./(_components)/StormMarks.tsx";
import { queryOf } from "@/lib/forms.ts";
import { define } from "@/utils.ts";
import { hotSpots as words } from "@/words/en/district/hot_spots.ts";
import { timesIn } from "@/words/times.ts";

export const handlers = define.handlers({
  GET: async (ctx) => {
    const { api, now } = ctx.state;
    ctx.state.title = words.title;
    const [district, counted] = await Promise.all([
      api.get("/api/district", OwnDistrict),
      api.get("/api/district/hot-spots", HotSpots),
    ]);
    const { latitude, longitude, metres } = viewOfArea(district.boundary);
    const [y, x, width] = [latitude, longitude, metres].map(String);
    const ground = await api.get(
      `/api/map${queryOf({ latitude: y!, longitude: x!, metres: width! })}`,
      MapData,
    );
    const wanted = ctx.url.searchParams.get("storm");
    const storm = counted.storms.findIndex(({ id }) => id === wanted);
    return page({ district, counted, ground, storm, now });
  },
});

export default define.page<typeof handlers>(({ data }) => {
  const { district, counted, ground, storm, now } = data;
  const { timeZone } = district;
  const { storms, dryStorms, withoutPoint, since, countedAt } = counted;
  const { date, dateAndTime } = timesIn("en");
  const wetStorms = storms.filter(({ waters }) => waters > 0).length;
  const spots = counted.spots.map((spot, i) => ({ ...spot, number: i + 1 }))
    .filter((spot) =>
      storm < 0 || spot.storms.some((own) => own.storm === storm && own.waters > 0)
    );
  const complaints = counted.complaints.filter((one) => storm < 0 || one.storm === storm);
  return (
    <>
      <p class="over">{district.name}</p>
      <h1>{words.title}</h1>
      <DistrictMenu path="/district/hot-spots" />
      <p>{words.intro}</p>
      {since && countedAt
        ? (
          <>
            <p>
              {words.sum(wetStorms, wetStorms + dryStorms, date(since, timeZone))}{" "}
              {withoutPoint > 0 && words.withoutPoint(withoutPoint)}
            </p>
            {storms.length > 0 && (
              <ChooseStorm
                storms={storms}
                chosen={storm}
                when={(at) => date(at, timeZone)}
              />
            )}
            {storm >= 0 && (
              <>
                <h2>{words.inStorm(date(storms[storm]!.startedAt, timeZone))}</h2>
                <p>
                  <a href={pathTo`/district/storms/${storms[storm]!.id}`}>{words.storm}</a>
                </p>
              </>
            )}
            {spots.length === 0 && <p>{storm < 0 ? words.none : words.noneInStorm}</p>}
            {(spots.length > 0 || complaints.length > 0) && (
              <HotSpotMap
                name={district.name}
                {...{ ground, spots, complaints, now, wetStorms }}
              />
            )}
            {spots.length > 0 && (
              <>
                <HotSpotTable {...{ spots, storms, wetStorms, timeZone }} />
                <StormMarksKey />
              </>
            )}
            <p class="soft small">
              {words.countedAt(dateAndTime(countedAt, timeZone))}{" "}
              {spots.some(({ trend }) => trend === null) && words.noTrend}
            </p>
          </>
        )
        : <p>{words.notCounted}</p>}
    </>
  );
});

interface ChooseStormProps {
  storms: HotSpots["storms"];
  /** -1: all. */
  chosen: number;
  when: (at: string) => string;
}

function ChooseStorm({ storms, chosen, when }: ChooseStormProps) {
  return (
    <form class="row" action="/district/hot-spots">
      <label>
        {words.choose.label}{" "}
        <select class="input" name="storm">
          <option value="">{words.choose.all}</option>
          {storms.map(({ id, startedAt }, n) => (
            <option key={id} value={id} selected={n === chosen}>
              {words.choose.one(when(startedAt))}
            </option>
          )).toReversed()}
        </select>
      </label>
      <button class="button slim" type="submit">{words.choose.button}</button>
    </form>
  );
}
