import { people as words } from "@/words/en/district/people.ts";

interface Named {
  name: string | null;
  ending: string;
}

/** "Ana Díaz", or "••• ••• 0188" where nobody has said a name. */
export function whoIs({ name, ending }: Named): string {
  return name ?? words.number(ending);
}
