import { Notice } from "@/components/Notice.tsx";
import { people } from "@/words/en/district/people.ts";
import type { ManagerCode } from "@/lib/fresh_code.ts";
import { queryOf } from "@/lib/forms.ts";

const { fresh: words } = people;

interface NewCodeProps {
  next: string;
  code: ManagerCode;
  /** It was fresh when the form was opened. */
  isTooLate: boolean;
  /** What was typed is there again on the way back. */
  isKept?: boolean;
}

/** The way to a new code, and back to this page; or to the app that the district asks for. */
export function NewCode({ next, code, isTooLate, isKept = false }: NewCodeProps) {
  if (code === "noApp") return <SetUpApp />;
  return (
    <Notice tone={isTooLate ? "grave" : undefined}>
      <p>{isKept ? words.tooLateKept : isTooLate ? words.tooLate : words.why}</p>
      <p>
        <a class="button" href={`/sign-in/again${queryOf({ next })}`}>{words.button}</a>
      </p>
    </Notice>
  );
}

function SetUpApp() {
  return (
    <Notice tone="grave">
      <p>{words.app.why}</p>
      <p>
        <a class="button" href="/account/app">{words.app.button}</a>
      </p>
    </Notice>
  );
}

/** On the way back: nothing of it is saved yet. */
export function BackAgain() {
  return (
    <Notice>
      <p>{words.backAgain}</p>
    </Notice>
  );
}
