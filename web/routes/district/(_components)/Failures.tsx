import type { TextCounts } from "shared/api/district/text_counts.ts";

/** Why texts did not arrive, the commonest reason first. Nothing where all did. */
export function Failures({ failures }: Pick<TextCounts, "failures">) {
  if (failures.length === 0) return null;
  return (
    <ul class="failures">
      {failures.map(({ reason, count }) => (
        <li key={reason}>
          <strong>{count}</strong> {reason}
        </li>
      ))}
    </ul>
  );
}
