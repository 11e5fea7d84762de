import { PhoneBubble } from "@/components/PhoneBubble.tsx";
import type { Language } from "shared/languages.ts";
import { tagOf } from "shared/languages.ts";
import { countSegments, isGsm7 } from "shared/server/segments.ts";
import { listTexts, type NamedText } from "./texts.ts";

/** Every text as on a phone, with what it costs. */
export function GalleryTexts(props: { language: Language; publicUrl: string }) {
  const texts = listTexts(props.language, props.publicUrl);
  return (
    <div class="gallery-texts">
      {texts.map((text) => <Text key={text.name} {...text} language={props.language} />)}
    </div>
  );
}

function Text({ name, body, language }: NamedText & { language: Language }) {
  const segments = countSegments(body);
  return (
    <div>
      <h3>{name}</h3>
      <p class="soft small">
        {[...body].length} characters, {isGsm7(body) ? "GSM-7" : "UCS-2"},{" "}
        {segments === 1 ? "1 part" : `${segments} parts`}
      </p>
      <PhoneBubble texts={[body]} label={name} lang={tagOf(language)} />
    </div>
  );
}
