import { Notice } from "@/components/Notice.tsx";
import { people } from "@/words/en/district/people.ts";
import { queryOf } from "@/lib/forms.ts";

const { fresh: words } = people;

interface NewCodeProps {
  next: string;
  /** It was fresh when the form was opened. */
  isTooLate: boolean;
  /** What was typed is there again on the way back. */
  isKept?: boolean;
}

/** The way to a new code, and back to this page. */
export function NewCode({ next, isTooLate, isKept = false }: NewCodeProps) {
  return (
    <Notice tone={isTooLate ? "grave" : undefined}>
      <p>{isKept ? words.tooLateKept : isTooLate ? words.tooLate : words.why}</p>
      <p>
        <a class="button" href={`/sign-in/again${queryOf({ next })}`}>{words.button}</a>
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
