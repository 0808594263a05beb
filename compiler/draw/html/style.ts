/**
 * Light and dark, by the reader's system; every text has a contrast of at least 4.5 to 1. No arrow is dashed:
 * a browser takes seconds for thousands of long dashed lines.
 */
export const style = `
:root { color-scheme: light dark;
  --page: #ffffff; --text: #18181b; --muted: #52525b; --line: #71717a; --frame: #fafafa; --frame-line: #d4d4d8;
  --flow: #ede9fe; --flow-line: #6d28d9; --step: #f5f3ff; --step-line: #8b5cf6; --node: #e0f2fe; --node-line: #0369a1;
  --local: #dcfce7; --local-line: #15803d; --shared: #ffedd5; --shared-line: #c2410c;
  --brief: #ecfccb; --brief-line: #4d7c0f; --whole: #fef9c3; --whole-line: #854d0e;
  --broken: #fee2e2; --broken-line: #b91c1c; --doubtful-line: #a16207; --crosses: #b45309; --needs: #2563eb; --focus: #1d4ed8; }
@media (prefers-color-scheme: dark) { :root {
  --page: #18181b; --text: #fafafa; --muted: #c4c4cc; --line: #a1a1aa; --frame: #1f1f23; --frame-line: #3f3f46;
  --flow: #3b2a6b; --flow-line: #a78bfa; --step: #2a2440; --step-line: #a78bfa; --node: #0c3a55; --node-line: #38bdf8;
  --local: #14432a; --local-line: #4ade80; --shared: #572412; --shared-line: #fb923c;
  --brief: #2c3f10; --brief-line: #a3e635; --whole: #4a3a08; --whole-line: #fde047;
  --broken: #5f1717; --broken-line: #f87171; --doubtful-line: #facc15; --crosses: #fbbf24; --needs: #7dabf8; --focus: #93c5fd; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
header { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 8px 20px; align-items: center;
  padding: 12px 24px; background: var(--page); border-bottom: 1px solid var(--frame-line); }
h1 { margin: 0; font-size: 19px; } h2 { margin: 24px 0 8px; font-size: 17px; }
main { padding: 0 24px 48px; }
small, .muted, output { color: var(--muted); font-size: 13px; font-weight: normal; }
input { font: inherit; padding: 5px 10px; min-width: 16em; color: var(--text); background: var(--page);
  border: 1px solid var(--line); border-radius: 6px; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.picture { overflow: auto; max-height: calc(100vh - 84px); border: 1px solid var(--frame-line); border-radius: 10px; scroll-margin-top: 72px; }
.picture svg { cursor: grab; user-select: none; } .picture svg:active { cursor: grabbing; }
.tools { float: right; display: flex; gap: 4px; margin-top: -36px; }
button { font: inherit; font-size: 13px; min-width: 32px; padding: 3px 9px; color: var(--text); background: var(--frame);
  border: 1px solid var(--line); border-radius: 6px; cursor: pointer; } button:hover { background: var(--node); }
summary { cursor: pointer; margin-top: 8px; }
svg { display: block; font: 12px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 12px 0; padding: 0; list-style: none; font-size: 13px; }
.legend li { display: flex; align-items: center; gap: 6px; }
.problems { border: 2px solid var(--broken-line); border-radius: 10px; padding: 4px 16px 12px; margin-top: 16px; }
.problems ul { margin: 0; padding-left: 20px; } a { color: inherit; }
table { border-collapse: collapse; font-size: 13px; margin-top: 8px; }
th, td { text-align: left; padding: 4px 14px 4px 0; border-bottom: 1px solid var(--frame-line); vertical-align: top; }
.frame { fill: var(--frame); stroke: var(--frame-line); }
.shape { stroke-width: 1.5; } .rim { fill: none; stroke-width: 1.5; }
.box text { fill: var(--text); } .box .name { font-weight: 700; } .box .place { fill: var(--muted); font-size: 11px; }
.box { cursor: default; } .box:focus { outline: none; } .box:is(:focus-visible, .focused) .shape { stroke: var(--focus); stroke-width: 3.5; }
.flow .shape, .result .shape { fill: var(--flow); stroke: var(--flow-line); }
.step .shape { fill: var(--step); stroke: var(--step-line); }
.node .shape { fill: var(--node); stroke: var(--node-line); }
.local .shape { fill: var(--local); stroke: var(--local-line); }
.shared .shape { fill: var(--shared); stroke: var(--shared-line); } .shared .rim { stroke: var(--shared-line); }
.brief .shape { fill: var(--brief); stroke: var(--brief-line); }
.whole .shape { fill: var(--whole); stroke: var(--whole-line); }
.doubtful .shape { stroke: var(--doubtful-line); stroke-width: 3; }
.unknown .shape, .missing .shape, .broken .shape { fill: var(--broken); stroke: var(--broken-line); stroke-width: 3;
  stroke-dasharray: 6 3; }
.edge { fill: none; stroke: var(--line); stroke-width: 1.5; } .edge.needs { stroke: var(--needs); stroke-width: 1.2; }
.edge.crosses { stroke: var(--crosses); stroke-width: 3.5; } .edge.broken { stroke: var(--broken-line); stroke-width: 2.5; }
.label { fill: var(--muted); font-size: 12px; paint-order: stroke; stroke: var(--page); stroke-width: 4px; }
#arrow path { fill: var(--line); } #arrow-crosses path { fill: var(--crosses); } #arrow-needs path { fill: none; stroke: var(--needs); stroke-width: 1.5; }
#arrow-broken path { fill: none; stroke: var(--broken-line); stroke-width: 2.5; }
.dimmed .under { opacity: 0.22; } .over { pointer-events: none; }
.over .edge { stroke-width: 3; } .over .edge.crosses { stroke-width: 4.5; }
`;
