import { useWords } from "@/words/reader.ts";

/** For who lost a phone, or used somebody else's. */
export function SignOutEverywhere() {
  const { everywhere } = useWords().account;
  return (
    <section class="narrow" aria-labelledby="everywhere">
      <h2 id="everywhere">{everywhere.title}</h2>
      <p>{everywhere.what}</p>
      <form method="post" action="/sign-out">
        <button class="button second" type="submit" name="everywhere" value="yes">
          {everywhere.submit}
        </button>
      </form>
    </section>
  );
}
