import type { AfterLink } from "shared/api/district/after.ts";
import { TextField } from "@/components/Field.tsx";
import { Notice } from "@/components/Notice.tsx";
import { queryOf } from "@/lib/forms.ts";
import { after } from "@/words/en/district/after.ts";
import { useTimes } from "@/words/reader.ts";
import type { AfterActed } from "./act.ts";
import { type AskedReport, isSame } from "./asked.ts";
import { EndForm } from "../../(_components)/EndForm.tsx";

const { links: words } = after;

interface AfterLinksProps {
  links: AfterLink[];
  asked: AskedReport;
  action: string;
  acted: AfterActed;
  timeZone: string;
  now: Date;
}

/** Those that work, each with a button that ends it at once; and a new one, told once. */
export function AfterLinks({ links, asked, action, acted, timeZone, now }: AfterLinksProps) {
  const own = links.filter((link) => isSame(asked, link.asked));
  const others = links.filter((link) => !own.includes(link));
  const { problem, name = "" } = acted.at === "links" ? acted : {};
  return (
    <section aria-labelledby="links">
      <h2 id="links">{words.title}</h2>
      <p>{words.intro}</p>
      {acted.done === "withdrawn" && (
        <Notice tone="good">
          <p>{words.withdrawn}</p>
        </Notice>
      )}
      {acted.link && (
        <Notice tone="good">
          <p>{words.made}</p>
          <p>
            <code class="after-link">{acted.link}</code>
          </p>
        </Notice>
      )}
      <LinkList links={own} {...{ action, timeZone, now }} />
      {others.length > 0 && (
        <>
          <p>{words.others(others.length)}</p>
          <LinkList links={others} withReport {...{ action, timeZone, now }} />
        </>
      )}
      <form method="post" action={action} noValidate class="levels-form">
        <TextField
          name="name"
          label={words.name}
          hint={words.nameHint}
          error={problem && (problem.fields.name ?? problem.message)}
          value={name}
          autoComplete="off"
        />
        <button class="button" type="submit">{words.make}</button>
      </form>
    </section>
  );
}

function LinkList(
  { links, action, withReport, timeZone, now }:
    & Pick<AfterLinksProps, "links" | "action" | "timeZone" | "now">
    & { withReport?: true },
) {
  const { ago, dayAndTime } = useTimes();
  if (links.length === 0) return null;
  return (
    <ul class="given-out">
      {links.map(({ id, name, asked, madeAt, lastSeenAt }) => (
        <li key={id}>
          <p>
            <strong>{name}</strong>{" "}
            <span class="soft">
              {words.madeOn(dayAndTime(madeAt, now, timeZone))}{" "}
              {lastSeenAt ? words.seen(ago(lastSeenAt, now)) : words.neverSeen}
            </span>
            {withReport && (
              <>
                {" "}
                <a href={`/district/after${queryOf({ ...asked })}`}>{words.open}</a>
              </>
            )}
          </p>
          <EndForm action={action} intent="withdraw" label={words.withdraw} {...{ id, name }} />
        </li>
      ))}
    </ul>
  );
}
