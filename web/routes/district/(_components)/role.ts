// What the reader of a district's pages may do: the API refuses the rest, the pages do not offer it.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { type Duty, mayDo, type StaffRole } from "shared/staff_roles.ts";

/** Set by the district's layout. */
export const ReaderRole = createContext<StaffRole>("viewer");

export function useMay(duty: Duty): boolean {
  return mayDo(useContext(ReaderRole), duty);
}
