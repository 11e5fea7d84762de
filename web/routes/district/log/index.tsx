import { page } from "fresh";
import { OwnDistrict } from "shared/api/district.ts";
import { DistrictLog, LogFilter } from "shared/api/district/log.ts";
import { StaffList } from "shared/api/district/people.ts";
import { queryOf } from "@/lib/forms.ts";
import { define } from "@/utils.ts";
import { district as catalogue } from "@/words/en/district.ts";
import { log as words } from "@/words/en/district/log.ts";
import { DistrictMenu } from "../(_components)/DistrictMenu.tsx";
import { LogFilters, type LogQuery } from "./(_components)/LogFilters.tsx";
import { LogTable } from "./(_components)/LogTable.tsx";

const PAGE_SIZE = "50";

export const handlers = define.handlers({
  GET: async (ctx) => {
    const { api, me } = ctx.state;
    ctx.state.title = words.title;
    const query = readQuery(ctx.url.searchParams);
    const before = ctx.url.searchParams.get("before") ?? "";
    const [district, list, { people }, reader] = await Promise.all([
      api.get("/api/district", OwnDistrict),
      api.get(`/api/district/log${queryOf({ ...query, before, limit: PAGE_SIZE })}`, DistrictLog),
      api.get("/api/district/people", StaffList),
      me(),
    ]);
    return page({ district, list, people, query, before, you: reader?.id ?? "" });
  },
});

/** What is no filter, as an old address has it, filters nothing. */
function readQuery(params: URLSearchParams): LogQuery {
  const read = (name: keyof LogQuery): string => {
    const { success } = LogFilter.shape[name].safeParse(params.get(name));
    return success ? params.get(name)! : "";
  };
  return { who: read("who"), what: read("what"), from: read("from"), to: read("to") };
}

export default define.page<typeof handlers>(({ data }) => {
  const { district, list, people, query, before, you } = data;
  const all: Record<string, string> = { ...query };
  const isFiltered = queryOf(all) !== "";
  return (
    <>
      <p class="over">{district.name}</p>
      <h1>{words.title}</h1>
      <DistrictMenu path="/district/log" />
      <p>{words.intro}</p>
      <LogFilters query={query} people={people} />
      <LogTable acts={list.acts} you={you} timeZone={district.timeZone} />
      <p class="row">
        {before && (
          <a class="button second" href={`/district/log${queryOf(all)}`}>{catalogue.newest}</a>
        )}
        {list.next && (
          <a
            class="button second"
            href={`/district/log${queryOf({ ...all, before: list.next })}`}
          >
            {catalogue.older}
          </a>
        )}
        {isFiltered && <a href="/district/log">{words.filter.all}</a>}
      </p>
      {list.acts.length > 0 && (
        <>
          <p>
            <a class="button second" href={`/api/district/log/acts.csv${queryOf(all)}`}>
              {words.file}
            </a>
          </p>
          <p class="hint">{words.fileHint}</p>
        </>
      )}
    </>
  );
});
