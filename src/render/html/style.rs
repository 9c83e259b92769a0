//! The one style sheet of a page, and the policy that lets a browser use it and nothing else.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// What a browser may do with the page: apply this style sheet. No script, no image, no font, no frame, no form, no
/// request, wherever the file is opened.
pub(super) fn policy() -> String {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")
}

/// Colours after Okabe and Ito, told apart by the colour-blind; on paper always those of the light page. What is
/// drawn has a pattern or a word beside its colour.
pub(super) const STYLE: &str = r#"
:root { --page: #ffffff; --text: #1b1f24; --quiet: #57606a; --line: #c9ced6; --band: #f3f5f8; --bar: #0072b2;
  --soft: #9cc8e3; --yes: #00795c; --no: #b3372b; --wait: #8a6100; --s0: #0072b2; --s1: #e69f00; --s2: #009e73;
  --s3: #cc79a7; --s4: #56b4e9; --s5: #d55e00; --s6: #777777; --s7: #b8a800; --m1: #d6e6f4; --m2: #a5cae8; --m3: #5ea3d6;
  --m4: #1f6db0; --ink: #10324f; --ground: #eceff3; }
@media screen and (prefers-color-scheme: dark) {
  :root { --page: #14181d; --text: #e6e9ee; --quiet: #a3adb9; --line: #3c444e; --band: #1d232a; --bar: #56b4e9;
    --soft: #2d5f7e; --yes: #3fc9a0; --no: #ff8a73; --wait: #e9bd4c; --s0: #56b4e9; --s1: #e69f00; --s2: #2fc596;
    --s3: #e09ac4; --s4: #a5dbff; --s5: #ff8a4c; --s6: #a8a8a8; --s7: #f0e442; --m1: #1d3145; --m2: #27547a; --m3: #3a82b9; --m4: #83c5f7; --ink: #dbeefc;
    --ground: #20272f; }
}
html { background: var(--page); color: var(--text); font: 16px/1.5 system-ui, "Segoe UI", "Noto Sans", "Noto Sans Arabic", Arial, sans-serif; }
body { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.2rem 0 .6rem; }
h3 { font-size: 1.05rem; margin: 1.8rem 0 .5rem; }
article + article { border-top: 2px solid var(--line); margin-top: 3rem; }
p { margin: .4rem 0; max-width: 46rem; }
.summary { font-size: 1.1rem; }
.device { border-inline-start: 4px solid var(--no); padding-inline-start: .7rem; }
.empty { color: var(--quiet); font-style: italic; }
nav ul { padding-inline-start: 1.2rem; }
a { color: var(--bar); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .95rem; }
th, td { padding: .28rem .7rem; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { border-bottom: 2px solid var(--text); vertical-align: bottom; }
tbody th { font-weight: 400; min-width: 7rem; }
tbody tr:nth-child(even) { background: var(--band); }
.n { text-align: end; font-variant-numeric: tabular-nums; }
.d { white-space: nowrap; }
.zero { color: var(--quiet); }
.wide table { font-size: .82rem; } .wide th, .wide td { padding: .25rem .45rem; } .wide tbody th { min-width: 5rem; }
.part th:first-child { padding-inline-start: 1.8rem; }
figure { margin: .4rem 0 1rem; }
svg { display: block; overflow: visible; direction: ltr; width: 100%; height: auto; max-width: 46rem; }
svg text { fill: var(--text); font-size: 13px; font-family: inherit; paint-order: stroke; stroke: var(--page);
  stroke-width: 3px; stroke-linejoin: round; }
svg .q { fill: var(--quiet); }
svg .h { font-weight: 600; }
svg .l { unicode-bidi: plaintext; }
svg .bar { fill: var(--bar); }
svg .axis { stroke: var(--line); stroke-width: 1; }
svg .whisker { stroke: var(--text); stroke-width: 1.5; fill: none; }
svg .edge { stroke: var(--page); stroke-width: 1; }
svg .band { fill: var(--band); }
svg .s0 { fill: var(--s0); } svg .s1 { fill: var(--s1); } svg .s2 { fill: var(--s2); } svg .s3 { fill: var(--s3); }
svg .s4 { fill: var(--s4); } svg .s5 { fill: var(--s5); } svg .s6 { fill: var(--s6); } svg .s7 { fill: var(--s7); }
svg .mark { stroke: var(--page); stroke-width: 2; }
svg .yes { fill: var(--yes); stroke: var(--yes); } svg .no { fill: var(--no); stroke: var(--no); }
svg .wait { fill: var(--wait); stroke: var(--wait); } svg .none { fill: var(--quiet); stroke: var(--quiet); }
svg .sign { stroke-width: 1.6; } svg .hollow { fill: var(--page); }
svg .cut { stroke: var(--page); stroke-width: 2.2; fill: none; }
svg .dash { stroke: var(--quiet); stroke-width: 1.2; stroke-dasharray: 4 3; fill: none; }
svg .land { fill: var(--ground); stroke: var(--line); stroke-width: 1; }
svg .area { stroke: var(--quiet); stroke-width: .9; stroke-linejoin: round; }
svg .province { fill: none; stroke: var(--text); stroke-width: 1.5; stroke-linejoin: round; }
svg .frame { fill: none; stroke: var(--line); }
svg .m0 { fill: var(--page); } svg .m1 { fill: var(--m1); } svg .m2 { fill: var(--m2); } svg .m3 { fill: var(--m3); }
svg .m4 { fill: var(--m4); } svg .dot { fill: var(--ink); opacity: .55; } svg .line { stroke: var(--ink); stroke-width: .8; opacity: .55; }
svg .hatch { stroke: var(--quiet); stroke-width: .7; opacity: .7; }
svg .name { font-size: 11px; } svg .figure { font-weight: 600; font-size: 12px; }
svg.swatch { display: inline-block; width: 1.7rem; height: 1.1rem; vertical-align: -.2rem; }
.legend { list-style: none; padding: 0; margin: .3rem 0; } .legend li { display: inline-block; margin-inline-end: 1.2rem; }
figcaption { font-size: .9rem; } .q { color: var(--quiet); }
.definitions dt { font-weight: 600; margin-top: .6rem; } .definitions dd { margin: 0; max-width: 46rem; }
code { font-size: .85em; color: var(--quiet); font-weight: 400; }
footer { margin-top: 3rem; color: var(--quiet); font-size: .85rem; border-top: 1px solid var(--line); }
@page { size: A4; margin: 15mm 14mm; }
@page across { size: A4 landscape; }
@media print {
  html { font-size: 10.5pt; } body { max-width: none; padding: 0; }
  section.across { page: across; } section.whole { break-inside: avoid; }
  .scroll { overflow: visible; } nav { display: none; }
  article + article { break-before: page; border: 0; margin: 0; }
  h1, h2, h3, dt { break-after: avoid; break-inside: avoid; } tr, figure, dt, li { break-inside: avoid; }
  thead { display: table-header-group; } table { font-size: 9.5pt; } .wide table { font-size: 7.5pt; }
  th, td, .wide th, .wide td { padding: .15rem .4rem; } .notes { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
  html, svg, tr { print-color-adjust: exact; }
}
"#;
