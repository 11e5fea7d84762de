import { Notice } from "@/components/Notice.tsx";
import { people } from "@/words/en/district/people.ts";
import { queryOf } from "@/lib/forms.ts";

const { fresh: words } = people;

/** The way to a new code, and back to this page. `isTooLate`: it was fresh when the form was opened. */
export function NewCode({ next, isTooLate }: { next: string; isTooLate: boolean }) {
  return (
    <Notice tone={isTooLate ? "grave" : undefined}>
      <p>{isTooLate ? words.tooLate : words.why}</p>
      <p>
        <a class="button" href={`/sign-in/again${queryOf({ next })}`}>{words.button}</a>
      </p>
    </Notice>
  );
}
