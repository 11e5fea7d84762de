import { HttpError, page } from "fresh";
import { isId } from "shared/ids.ts";
import { OwnDistrict } from "shared/api/district.ts";
import { DistrictStorm } from "shared/api/district/storms.ts";
import { pathTo } from "shared/path_to.ts";
import { Failures } from "../(_components)/Failures.tsx";
import { Icon } from "@/components/Icon.tsx";
import { LevelBadge } from "@/components/LevelBadge.tsx";
import { StormAlerts } from "./(_components)/StormAlerts.tsx";
import { StormZips } from "./(_components)/StormZips.tsx";
import { TextFigures } from "./(_components)/TextFigures.tsx";
import { timesIn } from "@/words/times.ts";
import { define } from "@/utils.ts";
import { after } from "@/words/en/district/after.ts";
import { storm as words } from "@/words/en/district/storms.ts";

export const handlers = define.handlers({
  GET: async (ctx) => {
    const { api, now } = ctx.state;
    const id = ctx.params.id!;
    if (!isId(id)) throw new HttpError(404, "There is no such storm.");
    const [district, storm] = await Promise.all([
      api.get("/api/district", OwnDistrict),
      api.get(pathTo`/api/district/storms/${id}`, DistrictStorm),
    ]);
    // The address of another of its episodes. Not for ever: a district's ZIP codes may change.
    if (storm.id !== id) return ctx.redirect(pathTo`/district/storms/${storm.id}`, 302);
    ctx.state.title = titleOf(storm);
    return page({ district, storm, now });
  },
});

export default define.page<typeof handlers>(({ data: { district, storm, now } }) => {
  const { timeZone } = district;
  const when = (at: string) => <time dateTime={at}>{timesIn("en").dateAndTime(at, timeZone)}</time>;
  return (
    <>
      <a class="back" href="/district/storms">
        <Icon name="back" /> {words.all}
      </a>
      <p class="over">{district.name}</p>
      <h1>{titleOf(storm)}</h1>
      <p class="screen-only">
        <a class="button" href={pathTo`/district/after?storm=${storm.id}`}>{after.ofStorm}</a>
      </p>
      <dl class="facts">
        <dt>{words.worst}</dt>
        <dd>
          <LevelBadge level={storm.level} />
        </dd>
        <dt>{words.began}</dt>
        <dd>{when(storm.startedAt)}</dd>
        <dt>{words.allClear}</dt>
        <dd>{storm.clearedAt ? when(storm.clearedAt) : words.stillOn}</dd>
      </dl>
      {storm.zips.length > 1 && (
        <section aria-labelledby="where">
          <h2 id="where">{words.where}</h2>
          <StormZips storm={storm} timeZone={timeZone} />
        </section>
      )}
      <section aria-labelledby="texts">
        <h2 id="texts">{words.texts}</h2>
        <TextFigures people={storm.people} texts={storm.texts} />
        {storm.texts.failed > 0 && (
          <>
            <h3>{words.whyNotArrived(storm.texts.failed)}</h3>
            <Failures failures={storm.texts.failures} />
          </>
        )}
      </section>
      <section aria-labelledby="alerts">
        <h2 id="alerts">{words.alerts}</h2>
        <StormAlerts storm={storm} timeZone={timeZone} />
      </section>
      <p class="soft small">
        {words.asStored} {words.asOf} {when(now.toISOString())}.
      </p>
    </>
  );
});

/** "Storm over Brooklyn 11231", "Storm over 5 ZIP codes of Brooklyn" */
function titleOf({ zips }: DistrictStorm): string {
  const all = new Set(zips.map(({ zip }) => zip));
  const cities = [...new Set(zips.map(({ city }) => city))];
  const city = cities.length === 1 ? cities[0]! : null;
  if (all.size > 1) return words.title(words.severalZips(all.size, city));
  return words.title(city ? `${city} ${zips[0]!.zip}` : zips[0]!.zip);
}
