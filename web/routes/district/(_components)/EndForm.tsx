interface EndFormProps {
  action: string;
  intent: "revoke" | "withdraw";
  id: string;
  label: string;
  /** Of what ends, for who does not see the row. */
  name: string;
}

/** A link or a key ends by it, at once. */
export function EndForm({ action, intent, id, label, name }: EndFormProps) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="id" value={id} />
      <button class="button second slim" type="submit">
        {label} <span class="hidden-words">{name}</span>
      </button>
    </form>
  );
}
