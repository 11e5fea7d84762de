import { district as words } from "@/words/en/district.ts";

const PAGES = [
  ["/district", words.menu.today],
  ["/district/storms", words.menu.storms],
  ["/district/levels", words.menu.levels],
] as const;

/** The pages of a district. `path`: of the page shown. */
export function DistrictMenu({ path }: { path: (typeof PAGES)[number][0] }) {
  return (
    <nav aria-label={words.district}>
      <ul class="filters">
        {PAGES.map(([href, name]) => (
          <li key={href}>
            <a href={href} aria-current={href === path ? "page" : "false"}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
