import { useContext } from "preact/hooks";
import { mayDo, type StaffRole } from "shared/staff_roles.ts";
import { ReaderRole } from "./role.ts";
import { district as words } from "@/words/en/district.ts";

const { menu } = words;

/** What is at work now, what people are told, how the district is run. */
const GROUPS = [
  [menu.groups.work, [
    ["/district", menu.board, "look"],
    ["/district/incidents", menu.incidents, "look"],
    ["/district/round", menu.round, "work"],
    ["/district/storms", menu.storms, "look"],
    ["/district/after", menu.after, "look"],
    ["/district/hot-spots", menu.hotSpots, "look"],
  ]],
  [menu.groups.people, [
    ["/district/broadcasts", menu.broadcasts, "look"],
    ["/district/message", menu.message, "look"],
    ["/district/templates", menu.templates, "look"],
  ]],
  [menu.groups.district, [
    ["/district/people", menu.people, "look"],
    ["/district/levels", menu.levels, "look"],
    ["/district/settings", menu.settings, "look"],
    ["/district/log", menu.log, "run"],
  ]],
] as const;

type Entry = (typeof GROUPS)[number][1][number];

/** The pages of a district, as far as its reader may use them. `path`: of the page shown. */
export function DistrictMenu({ path }: { path: Entry[0] }) {
  const role = useContext(ReaderRole);
  return (
    <nav class="district-menu" aria-label={words.district}>
      {GROUPS.map(([name, entries]) => (
        <ul key={name} aria-label={name}>
          {pagesOf(entries, role).map(([href, name]) => (
            <li key={href}>
              <a href={href} aria-current={href === path ? "page" : "false"}>{name}</a>
            </li>
          ))}
        </ul>
      ))}
    </nav>
  );
}

/** To the crew, what is given to them comes first. */
function pagesOf(entries: readonly Entry[], role: StaffRole): Entry[] {
  const pages = entries.filter(([, , duty]) => mayDo(role, duty));
  if (role !== "crew") return pages;
  return pages.toSorted(([a], [b]) =>
    Number(b === "/district/round") - Number(a === "/district/round")
  );
}
