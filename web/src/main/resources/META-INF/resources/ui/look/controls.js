import { css } from "lit";

/** What every element shares: cards, buttons, fields, focus, and what only screen readers meet. */
export const controls = css`
  :host {
    display: block;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  h2 {
    font-size: 1rem;
    font-weight: 650;
    line-height: 1.3;
  }

  svg {
    inline-size: 1.25em;
    block-size: 1.25em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .card {
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: var(--round);
    padding: 1.125rem 1.25rem 1.25rem;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.875rem;
  }

  .row {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 0.5rem 0.75rem;
  }

  .spread {
    justify-content: space-between;
  }

  .grow {
    flex: 1 1 auto;
    min-inline-size: 0;
  }

  .quiet {
    color: var(--quiet);
  }

  .small {
    font-size: 0.875rem;
    line-height: 1.45;
  }

  .warn {
    color: var(--warn-ink);
    background: var(--warn-soft);
    border-radius: var(--round-small);
    padding: 0.625rem 0.75rem;
  }

  .fault {
    color: var(--live-ink);
    background: var(--live-soft);
    border-radius: var(--round-small);
    padding: 0.625rem 0.75rem;
  }

  button,
  select,
  input {
    font: inherit;
    color: inherit;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    min-block-size: var(--touch);
    padding: 0.5rem 1rem;
    border: 1px solid var(--edge);
    border-radius: var(--round-small);
    background: var(--card);
    color: var(--ink);
    font-weight: 550;
    line-height: 1.2;
    cursor: pointer;
    touch-action: manipulation;
    transition: background-color 120ms, border-color 120ms;
  }

  button:hover:not(:disabled) {
    background: var(--sunk);
  }

  button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
  }

  button.primary:hover:not(:disabled) {
    background: var(--accent-press);
    border-color: var(--accent-press);
  }

  button.stop {
    color: var(--live-ink);
    border-color: currentColor;
  }

  button.plain {
    border-color: transparent;
    background: transparent;
    color: var(--accent);
    padding-inline: 0.5rem;
  }

  button.plain:hover:not(:disabled) {
    background: var(--accent-soft);
  }

  button.big {
    inline-size: 100%;
    min-block-size: 3.25rem;
    font-size: 1.0625rem;
  }

  button:disabled {
    cursor: not-allowed;
    border-color: var(--line);
    background: var(--sunk);
    color: var(--quiet);
  }

  select,
  input:is([type="text"], [type="search"]) {
    min-block-size: var(--touch);
    inline-size: 100%;
    min-inline-size: 0;
    padding: 0.375rem 0.75rem;
    border: 1px solid var(--edge);
    border-radius: var(--round-small);
    background: var(--card);
    text-overflow: ellipsis;
  }

  input:is([type="checkbox"], [type="radio"]) {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    flex: none;
  }

  input[type="range"] {
    min-block-size: var(--touch);
    margin: 0;
    inline-size: 100%;
    min-inline-size: 0;
  }

  label.field {
    display: grid;
    gap: 0.25rem;
    font-size: 0.875rem;
    color: var(--quiet);
  }

  label.field > * {
    font-size: 1rem;
    color: var(--ink);
  }

  label.check {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-block-size: var(--touch);
    cursor: pointer;
  }

  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }

  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .tabular {
    font-variant-numeric: tabular-nums;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition: none !important;
      animation: none !important;
    }
  }

  @media (forced-colors: active) {
    button.primary {
      border-width: 2px;
    }
  }
`;
