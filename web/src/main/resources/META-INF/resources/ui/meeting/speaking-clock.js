import { LitElement, css, html, nothing } from "lit";
import { readClock } from "../../client/index.js";
import { controls } from "../look/controls.js";

/** @import * as Wire from "../../client/rostrum-v1.js" */
/** @import { Room } from "../room.js" */

const TICK = 200;

/** A holder's speaking time, by the server's clock: the rest if there is a limit, else what is spent. */
export class SpeakingClock extends LitElement {
  static properties = {
    room: { attribute: false },
    clock: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Room} */
    this.room;
    /** @type {Wire.SpeakingClock} */
    this.clock;
  }

  /** @type {ReturnType<typeof setInterval> | undefined} */
  #ticking;

  connectedCallback() {
    super.connectedCallback();
    this.#ticking = setInterval(() => this.requestUpdate(), TICK);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
  }

  render() {
    const { texts } = this.room;
    const { spent, rest, phase } = readClock(this.clock, this.room.client.serverNow);
    const still = this.clock.runningSince === undefined;
    const shown = texts.minutes(rest === undefined ? spent : rest > 0 ? rest + 999 : rest);
    const limit = this.clock.limitMillis;
    return html`
      <div class=${`clock ${phase}`} role="timer" aria-label=${texts.say(`clock.${phase}`)}>
        <span class="time tabular">${phase === "over" ? html`<bdi>+${shown}</bdi>` : html`<bdi>${shown}</bdi>`}</span>
        <span class="small">
          ${still ? texts.say(`clock.${this.clock.state}`) : texts.say(`clock.${phase}`)}
        </span>
      </div>
      ${limit === undefined
        ? nothing
        : html`
            <svg class=${`span ${phase}`} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
              <rect class="rest" x="0" y="0" height="1" width=${Math.max(0, Math.min(100, (100 * (rest ?? 0)) / limit))} />
            </svg>
          `}
    `;
  }

  static styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 0.375rem;
      }

      .clock {
        display: flex;
        align-items: baseline;
        gap: 0.625rem;
        color: var(--quiet);
      }

      .time {
        font-size: clamp(2rem, 1.6rem + 2vi, 2.75rem);
        font-weight: 650;
        line-height: 1;
        letter-spacing: -0.02em;
        color: var(--ink);
      }

      .clock.warned,
      .clock.warned .time {
        color: var(--warn-ink);
      }

      .clock.over,
      .clock.over .time {
        color: var(--live-ink);
      }

      svg.span {
        inline-size: 100%;
        block-size: 0.375rem;
        border-radius: 1rem;
        background: var(--sunk);
        stroke: none;
      }

      svg.span:dir(rtl) {
        transform: scaleX(-1);
      }

      .rest {
        fill: var(--accent);
      }

      .warned .rest {
        fill: var(--warn-ink);
      }
    `,
  ];
}

customElements.define("rostrum-speaking-clock", SpeakingClock);
