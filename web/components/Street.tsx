/** The landing page's picture: a row of shops, the water line, a gauge beside it. */
export function Street() {
  return (
    <svg
      class="street"
      viewBox="0 0 1200 170"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
    >
      <path
        class="shop"
        d="M0 170V78h96V52h128v30h92V36h150v40h86V58h132V30h110v46h124V48h138v38h144v84z"
      />
      <path
        class="lit"
        d="M118 70h22v16h-22zm46 0h22v16h-22zM340 54h26v18h-26zm52 0h26v18h-26zm186 22h22v16h-22zm118-26h20v16h-20zm44 0h20v16h-20zm206 16h24v16h-24zm54 0h24v16h-24z"
        opacity=".75"
      />
      <path
        class="awning"
        d="M112 100h100l10 16H102zM330 90h118l12 18H318zM566 96h106l10 16H556zM926 98h112l10 16H916zM706 88h88l10 16H696z"
      />
      <path
        class="pool"
        d="M0 132q25-12 50 0t50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0V170H0z"
      />
      <path
        class="surface"
        d="M0 132q25-12 50 0t50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0"
      />
      <path
        class="gauge"
        d="M858 20v146M858 28h14M858 48h8M858 68h14M858 88h8M858 108h14M858 148h14"
      />
    </svg>
  );
}
