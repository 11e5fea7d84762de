// What a look at one thing found.

export interface Diagnosis {
  /** What was looked at, in a word or two. */
  about: string;
  /** Untold: who would know does not say, so it has neither passed nor failed. */
  outcome: "passed" | "toDo" | "untold";
  /** What was seen. */
  says: string;
  /** Of what did not pass: what to do. */
  todo?: string;
}

export function pass(about: string, says: string): Diagnosis {
  return { about, outcome: "passed", says };
}

export function fail(about: string, says: string, todo: string): Diagnosis {
  return { about, outcome: "toDo", says, todo };
}

/** @param todo how somebody finds out all the same */
export function leaveUntold(about: string, says: string, todo: string): Diagnosis {
  return { about, outcome: "untold", says, todo };
}

/** A look that breaks is a finding too. */
export async function look(
  about: string,
  todo: string,
  work: () => Promise<Diagnosis[]>,
): Promise<Diagnosis[]> {
  try {
    return await work();
  } catch (error) {
    const { name, message } = error as Error;
    return [fail(about, message || name, todo)];
  }
}

const HEADS: Record<Diagnosis["outcome"], string> = {
  passed: "passed",
  toDo: "TO DO",
  untold: "not told",
};
const WIDTH = 10;

/** "passed    DNS: …" or "TO DO     DNS: …", with what to do below it. */
export function describeFinding({ about, outcome, says, todo }: Diagnosis): string {
  const line = `${HEADS[outcome].padEnd(WIDTH)}${about}: ${says}`;
  return todo ? `${line}\n${" ".repeat(WIDTH)}${todo}` : line;
}
