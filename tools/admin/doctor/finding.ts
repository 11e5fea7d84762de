// What a look at one thing found.

export interface Diagnosis {
  /** What was looked at, in a word or two. */
  about: string;
  passed: boolean;
  /** What was seen. */
  says: string;
  /** Of what did not pass: what to do. */
  todo?: string;
}

export function pass(about: string, says: string): Diagnosis {
  return { about, passed: true, says };
}

export function fail(about: string, says: string, todo: string): Diagnosis {
  return { about, passed: false, says, todo };
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

/** "passed   DNS: …" or "TO DO    DNS: …", with what to do below it. */
export function describeFinding({ about, passed, says, todo }: Diagnosis): string {
  if (passed) return `passed  ${about}: ${says}`;
  return `TO DO   ${about}: ${says}\n        ${todo}`;
}
