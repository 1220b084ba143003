import { LitElement, css, html, nothing } from "lit";
import { Refusal } from "../../client/index.js";
import { controls } from "../look/controls.js";
import { microphoneIcon } from "../look/icons.js";
import "../look/level-meter.js";
import { sentenceOf } from "../room.js";
import "./microphone-choice.js";

/** @import { Microphone } from "../../client/index.js" */
/** @import { Catalogue } from "../catalogue.js" */

const HEARD = -42;
const LISTEN_EVERY = 100;
const QUIET_AFTER = 4_000;

/** Tries the microphone before the meeting: is one there, may it be used, does it hear, and how well. */
export class DeviceCheck extends LitElement {
  static properties = {
    texts: { attribute: false },
    microphone: { attribute: false },
    prepare: { attribute: false },
    _fault: { state: true },
    _busy: { state: true },
    _heard: { state: true },
    _quiet: { state: true },
  };

  constructor() {
    super();
    /** @type {Catalogue} */
    this.texts;
    /** @type {Microphone | undefined} */
    this.microphone = undefined;
    /** Makes the microphone, in a gesture. @type {() => Microphone} */
    this.prepare;
    /** @type {Refusal | undefined} */
    this._fault = undefined;
    this._busy = false;
    this._heard = false;
    this._quiet = false;
  }

  /** @type {ReturnType<typeof setInterval> | undefined} */
  #listening;
  #since = 0;

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#listening);
  }

  async #test() {
    this._busy = true;
    this._fault = undefined;
    try {
      const microphone = this.prepare();
      await microphone.open();
      this.#listen();
    } catch (error) {
      this._fault = error instanceof Refusal ? error : new Refusal("MICROPHONE_FAULT_UNKNOWN");
    }
    this._busy = false;
  }

  #listen() {
    clearInterval(this.#listening);
    this._heard = this._quiet = false;
    this.#since = performance.now();
    this.#listening = setInterval(() => {
      this._heard ||= (this.microphone?.level() ?? -100) > HEARD;
      this._quiet = !this._heard && performance.now() - this.#since > QUIET_AFTER;
    }, LISTEN_EVERY);
  }

  render() {
    const { texts } = this;
    return html`
      <section class="card" aria-labelledby="title">
        <div>
          <h2 id="title">${texts.say("device.title")}</h2>
          <p class="quiet small">${texts.say("device.hint")}</p>
        </div>
        ${this.microphone?.track === undefined ? this.#untested() : this.#tested(this.microphone)}
        <div aria-live="polite">
          ${this._fault === undefined
            ? nothing
            : html`<p class="fault small">${sentenceOf(texts, this._fault)}</p>`}
        </div>
      </section>
    `;
  }

  #untested() {
    return html`
      <button type="button" ?disabled=${this._busy} @click=${() => this.#test()}>
        ${microphoneIcon}${this.texts.say(this._fault === undefined ? "device.test" : "device.again")}
      </button>
    `;
  }

  /** @param {Microphone} microphone */
  #tested(microphone) {
    const { texts } = this;
    const verdict = this._heard ? "device.heard" : this._quiet ? "device.quiet" : "device.speak";
    return html`
      <rostrum-microphone-choice
        .texts=${texts}
        .microphone=${microphone}
        @rostrum-captured=${() => this.#listen()}
        @rostrum-fault=${(/** @type {CustomEvent<Refusal>} */ event) => (this._fault = event.detail)}
      ></rostrum-microphone-choice>
      <rostrum-level-meter .read=${() => microphone.level()} .label=${texts.say("device.meter")}></rostrum-level-meter>
      <p class=${`verdict small ${this._heard ? "good" : "quiet"}`} aria-live="polite">${texts.say(verdict)}</p>
      ${microphone.narrowBand ? html`<p class="warn small">${texts.say("device.narrow")}</p>` : nothing}
    `;
  }

  static styles = [
    controls,
    css`
      [aria-live]:not(.verdict, :has(p)) {
        margin-block-start: -0.875rem;
      }

      .verdict.good {
        color: var(--good-ink);
        font-weight: 600;
      }
    `,
  ];
}

customElements.define("rostrum-device-check", DeviceCheck);
