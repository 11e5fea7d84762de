import { AppIcon } from "@/routes/icons/(_components)/AppIcon.tsx";
import { DRAWINGS, Icon, type IconName } from "@/components/Icon.tsx";
import { SocialCard } from "@/routes/icons/(_components)/SocialCard.tsx";
import { WordMark } from "@/routes/(_components)/frame/WordMark.tsx";
import { Piece } from "./Piece.tsx";

const ICON_NAMES = Object.keys(DRAWINGS) as IconName[];

const COLOURS = [
  "paper",
  "mist",
  "ink",
  "ink-soft",
  "rule",
  "edge",
  "water",
  "fill",
  "focus",
  "calm",
  "any",
  "heavy",
  "flood",
  "wrong",
  "deep",
  "line",
];

export function GalleryTokens() {
  return (
    <>
      <Piece name="Colors">
        <ul class="swatches">
          {COLOURS.map((name) => (
            <li key={name}>
              <svg width="64" height="40" aria-hidden="true">
                <rect width="64" height="40" fill={`var(--${name})`} stroke="currentColor" />
              </svg>
              {name}
            </li>
          ))}
        </ul>
      </Piece>
      <Piece name="Type">
        <p class="lead">Lead: the rain of the next hours.</p>
        <p>Body: the rain of the next hours.</p>
        <p class="small">Small: the rain of the next hours.</p>
        <p class="soft">Soft: the rain of the next hours.</p>
        <p>
          <a href="#tokens">A link</a>
        </p>
      </Piece>
      <Piece name="Icon">
        <p class="row">{ICON_NAMES.map((name) => <Icon key={name} name={name} size={32} />)}</p>
      </Piece>
      <Piece name="WordMark, AppIcon, SocialCard">
        <p class="row on-deep">
          <WordMark />
        </p>
        <p class="row app-icons">
          <AppIcon shape="round" />
          <AppIcon shape="square" />
          <AppIcon shape="full" />
        </p>
        <SocialCard />
      </Piece>
    </>
  );
}
