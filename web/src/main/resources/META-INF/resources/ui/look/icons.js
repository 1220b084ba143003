import { svg } from "lit";

/** @param {import("lit").SVGTemplateResult} shape */
const icon = (shape) => svg`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shape}</svg>`;

export const microphoneIcon = icon(
  svg`<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3M8.5 21h7"/>`,
);
export const microphoneOffIcon = icon(
  svg`<path d="M9 9.5V11a3 3 0 0 0 4.6 2.5M15 10V6a3 3 0 0 0-5.8-1M5.5 11.5A6.5 6.5 0 0 0 16 16.6M18.3 13a6.5 6.5 0 0 0 .2-1.5M12 18v3M8.5 21h7M4 4l16 16"/>`,
);
export const handIcon = icon(
  svg`<path d="M7 12.5V7a1.4 1.4 0 0 1 2.8 0v4M9.8 10.5V4.9a1.4 1.4 0 0 1 2.8 0v5.6M12.6 10.5V5.8a1.4 1.4 0 0 1 2.8 0V12M15.4 10.5a1.3 1.3 0 0 1 2.6 0V15a6 6 0 0 1-6 6c-2.6 0-4-1-5.4-3.4L4.4 14a1.4 1.4 0 0 1 2.3-1.6L8.5 14.5"/>`,
);
export const headphonesIcon = icon(
  svg`<path d="M4 15v-2.5a8 8 0 0 1 16 0V15"/><rect x="3" y="14" width="4" height="6.5" rx="1.5"/><rect x="17" y="14" width="4" height="6.5" rx="1.5"/>`,
);
export const speakerIcon = icon(
  svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/>`,
);
export const peopleIcon = icon(
  svg`<circle cx="9" cy="8" r="3.2"/><path d="M3 19.5a6 6 0 0 1 12 0M16 5.2a3.2 3.2 0 0 1 0 5.8M18 14a6 6 0 0 1 3 5.5"/>`,
);
export const globeIcon = icon(
  svg`<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18"/>`,
);
export const closeIcon = icon(svg`<path d="M6 6l12 12M18 6L6 18"/>`);
export const markIcon = svg`<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
  <rect width="32" height="32" rx="8" fill="var(--accent)" stroke="none"/>
  <path d="M8 12h16l-2.5 4h-11zM14.5 16h3v7h-3zM11 23h10v2H11z" fill="var(--on-accent)" stroke="none"/>
  <circle cx="16" cy="8" r="2" fill="var(--on-accent)" stroke="none"/>
</svg>`;
