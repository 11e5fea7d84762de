const PAGES = [
  ["/district", "Today"],
  ["/district/storms", "Storms and texts"],
  ["/district/levels", "When to text"],
] as const;

/** The pages of a district. `path`: of the page shown. */
export function DistrictMenu({ path }: { path: (typeof PAGES)[number][0] }) {
  return (
    <nav aria-label="District">
      <ul class="filters">
        {PAGES.map(([href, words]) => (
          <li key={href}>
            <a href={href} aria-current={href === path ? "page" : "false"}>{words}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
