import type { WallLink } from "shared/api/district/wall.ts";
import { TextField } from "@/components/Field.tsx";
import { Notice } from "@/components/Notice.tsx";
import { useTimes } from "@/words/reader.ts";
import { wall } from "@/words/en/district/wall.ts";
import { EndForm } from "../../(_components)/EndForm.tsx";

const ACTION = "/district/settings/wall";
const words = wall.links;

interface WallLinksProps {
  links: WallLink[];
  timeZone: string;
  now: Date;
}

/** Those that work, each with a button that ends it at once. */
export function WallLinks({ links, timeZone, now }: WallLinksProps) {
  const { ago, dayAndTime } = useTimes();
  if (links.length === 0) return <p>{words.none}</p>;
  return (
    <ul class="given-out">
      {links.map(({ id, name, madeAt, lastSeenAt }) => (
        <li key={id}>
          <p>
            <strong>{name}</strong>{" "}
            <span class="soft">
              {words.madeOn(dayAndTime(madeAt, now, timeZone))}{" "}
              {lastSeenAt ? words.seen(ago(lastSeenAt, now)) : words.neverSeen}
            </span>
          </p>
          <EndForm action={ACTION} intent="revoke" label={words.revoke} {...{ id, name }} />
        </li>
      ))}
    </ul>
  );
}

export function NewLink({ name, error }: { name: string; error?: string }) {
  return (
    <form method="post" action={ACTION} noValidate class="levels-form">
      <TextField
        name="name"
        label={words.name}
        hint={words.nameHint}
        error={error}
        value={name}
        autoComplete="off"
      />
      <button class="button" type="submit">{words.make}</button>
    </form>
  );
}

export function MadeLink({ link }: { link: string }) {
  return (
    <Notice tone="good">
      <p>{words.made}</p>
      <p>
        <code class="wall-link">{link}</code>
      </p>
    </Notice>
  );
}
