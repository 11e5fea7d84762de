import type { SecondFactor } from "shared/api/second_factor.ts";
import { useTimes, useWords } from "@/words/reader.ts";

interface AppStateProps {
  factor: SecondFactor;
  /** Each of these needs a new code first. */
  isFresh: boolean;
  now: Date;
}

/** Whether it is set up, and what can be done about it. */
export function AppState({ factor: { since, recoveryCodesLeft }, isFresh, now }: AppStateProps) {
  const { state: words } = useWords().secondFactor;
  const { ago } = useTimes();
  return (
    <>
      {since === null ? <p>{words.off}</p> : (
        <>
          <p>
            <time dateTime={since}>{words.since(ago(since, now))}</time>{" "}
            {words.left(recoveryCodesLeft)}
          </p>
          <p>{words.newPhone}</p>
        </>
      )}
      {isFresh
        ? (
          <form method="post" action="/account/app">
            <p class="row">
              {since === null
                ? (
                  <button class="button" type="submit" name="intent" value="begin">
                    {words.begin}
                  </button>
                )
                : (
                  <>
                    <button class="button second" type="submit" name="intent" value="codes">
                      {words.makeCodes}
                    </button>
                    <button class="button danger" type="submit" name="intent" value="end">
                      {words.end}
                    </button>
                  </>
                )}
            </p>
          </form>
        )
        : (
          <>
            <p>{since === null ? words.codeToBegin : words.codeToChange}</p>
            <p>
              <a class="button" href="/sign-in/again?next=%2Faccount%2Fapp">{words.askCode}</a>
            </p>
          </>
        )}
    </>
  );
}
