/** The name of an official warning in a reader's language, else as the Weather Service calls it. */
export function eventWords(event: string, names: Record<string, string>): string {
  return Object.hasOwn(names, event) ? names[event]! : event;
}
