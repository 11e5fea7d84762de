/** What a text looks like, drawn as a phone's screen. */
export function PhoneBubble(props: { texts: string[]; answer?: string }) {
  return (
    <figure class="drawn-phone" aria-label="What our texts look like">
      <div class="screen">
        <p class="from">FloodLine</p>
        {props.texts.map((text) => <p class="bubble" key={text}>{text}</p>)}
        {props.answer && <p class="bubble mine">{props.answer}</p>}
      </div>
    </figure>
  );
}
