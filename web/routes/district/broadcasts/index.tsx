import { page } from "fresh";
import { BroadcastList } from "shared/api/district/broadcasts.ts";
import { OwnDistrict } from "shared/api/district.ts";
import { pathTo } from "shared/path_to.ts";
import { queryOf } from "@/lib/forms.ts";
import { define } from "@/utils.ts";
import { district } from "@/words/en/district.ts";
import { broadcasts as words } from "@/words/en/district/broadcasts.ts";
import { useTimes } from "@/words/reader.ts";
import { DistrictMenu } from "../(_components)/DistrictMenu.tsx";
import { useMay } from "../(_components)/role.ts";
import { StateBadge } from "./(_components)/StateBadge.tsx";

const PATH = "/district/broadcasts";

export const handlers = define.handlers({
  GET: async (ctx) => {
    const { api, now } = ctx.state;
    ctx.state.title = words.title;
    const before = ctx.url.searchParams.get("before") ?? "";
    const [own, list] = await Promise.all([
      api.get("/api/district", OwnDistrict),
      api.get(`/api/district/broadcasts${queryOf({ before })}`, BroadcastList),
    ]);
    return page({ own, list, before, now });
  },
});

export default define.page<typeof handlers>(({ data: { own, list, before, now } }) => (
  <>
    <p class="over">{own.name}</p>
    <h1>{words.title}</h1>
    <DistrictMenu path={PATH} />
    <p>{words.intro}</p>
    <WriteLinks />
    <Broadcasts list={list.broadcasts} timeZone={own.timeZone} now={now} />
    <p class="row">
      {before && <a class="button second" href={PATH}>{district.newest}</a>}
      {list.next && (
        <a class="button second" href={`${PATH}${queryOf({ before: list.next })}`}>
          {district.older}
        </a>
      )}
    </p>
  </>
));

function WriteLinks() {
  if (!useMay("run")) return null;
  return (
    <p class="row">
      <a class="button" href={`${PATH}/new`}>{words.write}</a>
      <a class="button second" href={`${PATH}/new?drill=yes`}>{words.writeDrill}</a>
    </p>
  );
}

interface BroadcastsProps {
  list: BroadcastList["broadcasts"];
  timeZone: string;
  now: Date;
}

/** A table on a desk, cards on the street. */
function Broadcasts({ list, timeZone, now }: BroadcastsProps) {
  const { dayAndTime } = useTimes();
  const { columns } = words;
  if (list.length === 0) return <p>{words.none}</p>;
  return (
    <table class="as-cards">
      <caption class="hidden-words">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.name}</th>
          <th scope="col">{columns.when}</th>
          <th scope="col">{columns.people}</th>
          <th scope="col">{columns.state}</th>
        </tr>
      </thead>
      <tbody>
        {list.map(({ id, name, state, isDrill, changedAt, people }) => (
          <tr key={id}>
            <td>
              <a href={pathTo`/district/broadcasts/${id}`}>{name || words.unnamed}</a>
            </td>
            <td>
              <time dateTime={changedAt}>{dayAndTime(changedAt, now, timeZone)}</time>
            </td>
            <td>{people === null ? "" : words.people(people)}</td>
            <td>
              <StateBadge state={state} isDrill={isDrill} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
