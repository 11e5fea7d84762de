import { Notice } from "@/components/Notice.tsx";
import { useWords } from "@/words/reader.ts";

interface RecoveryCodesProps {
  codes: string[];
  /** The app has just been confirmed. */
  isFirst: boolean;
}

/** Shown this once. */
export function RecoveryCodes({ codes, isFirst }: RecoveryCodesProps) {
  const { codes: words } = useWords().secondFactor;
  return (
    <>
      <Notice tone="good">
        <p>{isFirst ? words.on : words.anew}</p>
      </Notice>
      <h2>{words.title}</h2>
      <p>{words.what}</p>
      <ol class="one-tap recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p class="hint">{words.copy}</p>
      <p>
        <a class="button" href="/account/app">{words.kept}</a>
      </p>
    </>
  );
}
