import { LitElement, css, html } from "lit";
import { controls } from "./controls.js";

const FLOOR = -60;
const FALL = 1.5;

/** Shows a level as a bar, as often as the screen is drawn. */
export class LevelMeter extends LitElement {
  static properties = {
    read: { attribute: false },
    label: { attribute: false },
  };

  constructor() {
    super();
    /** @type {() => number} the level in dB relative to full scale */
    this.read = () => FLOOR;
    this.label = "";
  }

  #shown = FLOOR;
  #frame = 0;

  connectedCallback() {
    super.connectedCallback();
    this.#draw();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
  }

  #draw() {
    this.#frame = requestAnimationFrame(() => this.#draw());
    const level = Math.max(FLOOR, Math.min(0, this.read()));
    this.#shown = Math.max(level, this.#shown - FALL);
    this.style.setProperty("--level", (1 - this.#shown / FLOOR).toFixed(3));
  }

  render() {
    return html`<div class="well" role="img" aria-label=${this.label}><div class="bar"></div></div>`;
  }

  static styles = [
    controls,
    css`
      .well {
        block-size: 0.625rem;
        border-radius: 1rem;
        overflow: hidden;
        background: var(--meter-ground, var(--sunk));
        border: 1px solid var(--meter-edge, var(--edge));
      }

      .bar {
        block-size: 100%;
        inline-size: calc(var(--level, 0) * 100%);
        border-radius: 1rem;
        background: var(--meter-ink, var(--good));
      }

      @media (forced-colors: active) {
        .bar {
          background: Highlight;
        }
      }
    `,
  ];
}

customElements.define("rostrum-level-meter", LevelMeter);
