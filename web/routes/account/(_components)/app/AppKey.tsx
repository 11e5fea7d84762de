import { TextField } from "@/components/Field.tsx";
import { useWords } from "@/words/reader.ts";
import { drawQr } from "./qr_path.ts";

interface AppKeyProps {
  /** `otpauth://…`, with the key in it. */
  address: string;
  error?: string;
}

/** The key, for a camera, for the phone that shows the page, and to be typed; and the code that shows the app has it. */
export function AppKey({ address, error }: AppKeyProps) {
  const { key: words } = useWords().secondFactor;
  const { path, size } = drawQr(address);
  const secret = new URL(address).searchParams.get("secret") ?? "";
  return (
    <>
      <h2>{words.take}</h2>
      <p>{words.scan}</p>
      {/* Dark on light in either scheme: not every camera reads it the other way round. */}
      <svg class="qr" role="img" aria-label={words.picture} viewBox={`0 0 ${size} ${size}`}>
        <rect width={size} height={size} fill="white" />
        <path d={path} fill="black" shape-rendering="crispEdges" />
      </svg>
      <p>
        <a class="button second" href={address}>{words.open}</a>
      </p>
      <p>{words.type}</p>
      <p>
        <code class="one-tap">{secret.match(/.{1,4}/g)?.join(" ")}</code>
      </p>
      <p class="hint">{words.copy}</p>
      <h2>{words.confirm}</h2>
      <form method="post" action="/account/app">
        <input type="hidden" name="intent" value="confirm" />
        <input type="hidden" name="address" value={address} />
        <TextField
          name="code"
          label={words.label}
          hint={words.hint}
          class="code"
          inputMode="numeric"
          autocomplete="one-time-code"
          maxLength={7}
          value=""
          error={error}
        />
        <button class="button" type="submit">{words.submit}</button>
      </form>
    </>
  );
}
