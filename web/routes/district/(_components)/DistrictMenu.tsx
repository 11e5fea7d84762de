import { useContext } from "preact/hooks";
import { mayDo, type StaffRole } from "shared/staff_roles.ts";
import { ReaderRole } from "./role.ts";
import { district as words } from "@/words/en/district.ts";

const PAGES = [
  ["/district", words.menu.today, "look"],
  ["/district/incidents", words.menu.incidents, "look"],
  ["/district/round", words.menu.round, "work"],
  ["/district/storms", words.menu.storms, "look"],
  ["/district/broadcasts", words.menu.broadcasts, "look"],
  ["/district/levels", words.menu.levels, "look"],
  ["/district/message", words.menu.message, "look"],
  ["/district/people", words.menu.people, "look"],
  ["/district/log", words.menu.log, "run"],
  ["/district/settings", words.menu.settings, "look"],
] as const;

/** The pages of a district, as far as its reader may use them. `path`: of the page shown. */
export function DistrictMenu({ path }: { path: (typeof PAGES)[number][0] }) {
  const role = useContext(ReaderRole);
  return (
    <nav aria-label={words.district}>
      <ul class="filters">
        {pagesOf(role).map(([href, name]) => (
          <li key={href}>
            <a href={href} aria-current={href === path ? "page" : "false"}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** To the crew, what is given to them comes first. */
function pagesOf(role: StaffRole): (typeof PAGES)[number][] {
  const pages = PAGES.filter(([, , duty]) => mayDo(role, duty));
  if (role !== "crew") return pages;
  return pages.toSorted(([a], [b]) =>
    Number(b === "/district/round") - Number(a === "/district/round")
  );
}
