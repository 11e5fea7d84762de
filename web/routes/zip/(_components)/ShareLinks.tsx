import type { ComponentChildren } from "preact";
import { useWords } from "@/words/reader.ts";

interface ShareLinksProps {
  place: string;
  address: string;
  /** What needs a script: last, so that it moves nothing. */
  children?: ComponentChildren;
}

/** Ways to pass a ZIP code's page on that need no script. */
export function ShareLinks({ place, address, children }: ShareLinksProps) {
  const { share, title } = useWords().zip;
  const words = encodeURIComponent(share.words(place, address));
  return (
    <section class="share" aria-labelledby="share">
      <h2 id="share">{share.heading}</h2>
      <p class="row">
        <a class="button second slim" href={`sms:?&body=${words}`}>{share.text}</a>
        <a
          class="button second slim"
          href={`mailto:?subject=${encodeURIComponent(title(place))}&body=${words}`}
        >
          {share.mail}
        </a>
        {children}
      </p>
      <p class="small">
        {share.address}: <a href={address}>{address}</a>
      </p>
    </section>
  );
}
