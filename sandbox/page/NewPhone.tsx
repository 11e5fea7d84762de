/** A phone that texts first. */
export function NewPhone() {
  return (
    <form method="post" action="/page/answer" class="new-phone">
      <label>
        Another phone
        <input name="from" type="tel" required placeholder="718 555 0123" autoComplete="off" />
      </label>
      <label>
        texts
        <input name="body" required value="START" autoComplete="off" />
      </label>
      <button type="submit" class="quiet">Send</button>
      <p role="alert" class="problem" hidden></p>
    </form>
  );
}
