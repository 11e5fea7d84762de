import { WordMark } from "./WordMark.tsx";

/** Who is looking, as far as the menu cares. */
export type Visitor = "stranger" | "resident" | "manager";

export function SiteHeader(props: { path: string; visitor: Visitor }) {
  return (
    <header class="site-header">
      <div class="wrap">
        <WordMark />
        <nav class="site-nav" aria-label="Main">
          {linksFor(props.visitor).map(([href, words]) => (
            <a key={href} href={href} aria-current={isHere(href, props.path) ? "page" : "false"}>
              {words}
            </a>
          ))}
        </nav>
      </div>
    </header>
  );
}

function linksFor(visitor: Visitor): [href: string, words: string][] {
  if (visitor === "stranger") return [["/report", "Report"], ["/sign-in", "Sign in"]];
  const own: [string, string][] = [["/report", "Report"], ["/account", "My places"]];
  return visitor === "manager" ? [["/district", "District"], ...own] : own;
}

function isHere(href: string, path: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}
