interface PhoneBubbleProps {
  texts: string[];
  answer?: string;
  /** For people who do not see it. */
  label: string;
  /** Of the texts, where it is not the page's. */
  lang?: string;
}

/** What a text looks like, drawn as a phone's screen. */
export function PhoneBubble({ texts, answer, label, lang }: PhoneBubbleProps) {
  return (
    <figure class="drawn-phone" aria-label={label}>
      <div class="screen">
        <p class="from">FloodLine</p>
        {texts.map((text) => <p class="bubble" lang={lang} key={text}>{text}</p>)}
        {answer && <p class="bubble mine">{answer}</p>}
      </div>
    </figure>
  );
}
