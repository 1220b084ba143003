import { LitElement, css, html } from "lit";
import { Refusal } from "../../client/index.js";
import { controls } from "../look/controls.js";

/** @import { Microphone } from "../../client/index.js" */
/** @import { MicrophoneChoice as Choice } from "../../client/microphone.js" */
/** @import { Catalogue } from "../catalogue.js" */

/**
 * Which microphone, and whether its sound is filtered.
 *
 * @fires rostrum-captured - another choice is in use
 * @fires rostrum-fault - the choice could not be used; the detail is a Refusal
 */
export class MicrophoneChoice extends LitElement {
  static properties = {
    texts: { attribute: false },
    microphone: { attribute: false },
    _devices: { state: true },
  };

  constructor() {
    super();
    /** @type {Catalogue} */
    this.texts;
    /** @type {Microphone} */
    this.microphone;
    /** @type {MediaDeviceInfo[]} */
    this._devices = [];
  }

  connectedCallback() {
    super.connectedCallback();
    navigator.mediaDevices?.addEventListener("devicechange", this.#refresh);
    void this.#refresh();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    navigator.mediaDevices?.removeEventListener("devicechange", this.#refresh);
  }

  #refresh = async () => {
    this._devices = await this.microphone.devices();
  };

  /** @param {Choice} change */
  async #choose(change) {
    const { deviceId, processing } = this.microphone;
    try {
      await this.microphone.open({ deviceId, processing, ...change });
      await this.#refresh();
      this.dispatchEvent(new CustomEvent("rostrum-captured"));
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal("MICROPHONE_FAULT_UNKNOWN");
      this.dispatchEvent(new CustomEvent("rostrum-fault", { detail: refusal }));
    }
    this.requestUpdate();
  }

  render() {
    const { texts, microphone } = this;
    return html`
      <label class="field">
        ${texts.say("device.choose")}
        <select @change=${(/** @type {Event} */ event) => this.#choose({ deviceId: target(event, HTMLSelectElement).value })}>
          ${this._devices.map(
            ({ deviceId, label }, index) => html`
              <option value=${deviceId} ?selected=${deviceId === microphone.deviceId}>
                ${label || texts.say("device.unnamed", { number: index + 1 })}
              </option>
            `,
          )}
        </select>
      </label>
      <label class="check small">
        <input
          type="checkbox"
          .checked=${microphone.processing}
          @change=${(/** @type {Event} */ event) => this.#choose({ processing: target(event, HTMLInputElement).checked })}
        />
        ${texts.say("device.processing")}
      </label>
    `;
  }

  static styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 0.25rem;
      }
    `,
  ];
}

/**
 * The element an event came from.
 *
 * @template {Element} E
 * @param {Event} event
 * @param {new () => E} kind
 * @returns {E}
 */
function target(event, kind) {
  if (event.currentTarget instanceof kind) return event.currentTarget;
  throw new TypeError(`no ${kind.name}`);
}

customElements.define("rostrum-microphone-choice", MicrophoneChoice);
