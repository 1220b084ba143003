import { LitElement, html, nothing } from "lit";
import "../join/microphone-choice.js";
import { KeepingFocus } from "../keeping-focus.js";
import { controls } from "../look/controls.js";
import { handIcon, microphoneIcon, microphoneOffIcon } from "../look/icons.js";
import "../look/level-meter.js";
import { sentenceOf } from "../room.js";
import { Watching } from "../watching.js";
import { liveStyles } from "./live.js";

/** @import * as Wire from "../../client/rostrum-v1.js" */
/** @import { Position } from "../../client/position.js" */
/** @import { Room } from "../room.js" */

/** One's own part: ask for the floor, wait for it, and the microphone while it is open. */
export class OwnMicrophone extends LitElement {
  static properties = { room: { attribute: false } };

  constructor() {
    super();
    /** @type {Room} */
    this.room;
    new Watching(this);
    new KeepingFocus(this);
  }

  render() {
    const { meeting } = this.room;
    if (meeting === undefined) return nothing;
    const { you, position } = meeting;
    const open = you.openOn === "floor";
    const muted = position.holding === undefined && position.presides ? "" : "held";
    const look = open ? (this.room.sound.muted ? muted : "live") : "";
    return html`
      <section class=${`card ${look}`} aria-labelledby="title">
        ${open ? this.#open(position) : this.#shut(meeting.state, position)} ${this.#condition()}
      </section>
    `;
  }

  /** @param {Position} position */
  #open(position) {
    const { texts, sound, client, offline } = this.room;
    const { muted, microphone } = sound;
    return html`
      <div class="row">
        ${muted ? microphoneOffIcon : microphoneIcon}
        <h2 id="title" class="grow">${texts.say(muted ? "microphone.muted" : "microphone.open")}</h2>
      </div>
      ${position.holding === undefined && position.presides
        ? html`<p class="small spare">${texts.say("microphone.presiding")}</p>`
        : nothing}
      <rostrum-level-meter .read=${() => microphone.level()} .label=${texts.say("device.meter")}></rostrum-level-meter>
      <div class="row buttons">
        <button type="button" class="grow" @click=${() => sound.mute(!muted)}>
          ${muted ? microphoneIcon : microphoneOffIcon}${texts.say(muted ? "microphone.unmute" : "microphone.mute")}
        </button>
        ${position.holding === undefined
          ? nothing
          : html`
              <button
                type="button"
                class="grow"
                ?disabled=${offline}
                @click=${() => this.room.perform(client.yieldFloor())}
              >
                ${texts.say("floor.yield")}
              </button>
            `}
      </div>
    `;
  }

  /** @param {Wire.MeetingState} state @param {Position} position */
  #shut(state, position) {
    const { texts, client, offline } = this.room;
    const { waiting, place } = position;
    return html`
      <h2 id="title" class=${waiting === undefined ? "unseen" : ""}>
        ${waiting === undefined ? texts.say("microphone.title") : texts.say("list.place", { count: place })}
      </h2>
      ${waiting !== undefined
        ? html`
            <button
              type="button"
              class="big"
              ?disabled=${offline}
              @click=${() => this.room.perform(client.withdrawRequest(waiting.requestId))}
            >
              ${texts.say("list.withdraw")}
            </button>
          `
        : html`
            <button
              type="button"
              class="primary big"
              ?disabled=${offline || !position.mayAsk || state.list.status === "CLOSED"}
              @click=${() => this.room.perform(client.requestFloor())}
            >
              ${handIcon}${texts.say("list.ask")}
            </button>
            <p class="quiet small note">
              ${texts.say(state.list.status === "CLOSED" ? "list.isClosed" : "microphone.shut")}
            </p>
          `}
    `;
  }

  #condition() {
    const { texts, sound } = this.room;
    if (sound.fault !== undefined) {
      return html`
        <p class="fault small" role="alert">${sentenceOf(texts, sound.fault)}</p>
        <button type="button" @click=${() => sound.capture()}>${texts.say("device.again")}</button>
      `;
    }
    if (sound.microphone.track === undefined) return nothing;
    return html`
      ${sound.microphone.narrowBand ? html`<p class="warn small">${texts.say("device.narrow")}</p>` : nothing}
      <details>
        <summary class="small">${texts.say("device.settings")}</summary>
        <rostrum-microphone-choice
          .texts=${texts}
          .microphone=${sound.microphone}
          @rostrum-captured=${() => sound.microphoneChanged()}
        ></rostrum-microphone-choice>
      </details>
    `;
  }

  static styles = [controls, liveStyles];
}

customElements.define("rostrum-own-microphone", OwnMicrophone);
