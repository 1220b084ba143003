import { LitElement, css, html, nothing } from "lit";
import { ownName } from "../catalogue.js";
import "../join/microphone-choice.js";
import { KeepingFocus } from "../keeping-focus.js";
import { controls } from "../look/controls.js";
import { microphoneIcon, microphoneOffIcon } from "../look/icons.js";
import "../look/level-meter.js";
import { liveStyles } from "../meeting/live.js";
import { personLine, personStyles } from "../meeting/people.js";
import { sentenceOf } from "../room.js";
import { Watching } from "../watching.js";

/** @import * as Wire from "../../client/rostrum-v1.js" */
/** @import { Room } from "../room.js" */

/** An interpreter's desk: a large microphone for each language of the booth, and the hand-over. */
export class BoothDesk extends LitElement {
  static properties = { room: { attribute: false } };

  constructor() {
    super();
    /** @type {Room} */
    this.room;
    new Watching(this);
    new KeepingFocus(this);
  }

  render() {
    const { texts, meeting, sound } = this.room;
    if (meeting === undefined) return nothing;
    const { state, you, position } = meeting;
    const channels = state.channels.filter(({ language }) => position.booth.includes(language));
    return html`
      <div class="stack">
        ${channels.map((channel) => this.#channel(state, you, channel))}
        ${channels.length === 0 ? html`<p class="card quiet">${texts.say("booth.none")}</p>` : nothing}
        ${sound.fault === undefined
          ? nothing
          : html`
              <p class="fault small" role="alert">${sentenceOf(texts, sound.fault)}</p>
              <button type="button" @click=${() => sound.capture()}>${texts.say("device.again")}</button>
            `}
        ${sound.microphone.narrowBand ? html`<p class="warn small">${texts.say("device.narrow")}</p>` : nothing}
        ${sound.microphone.track === undefined
          ? nothing
          : html`
              <details class="card">
                <summary class="small">${texts.say("device.settings")}</summary>
                <rostrum-microphone-choice
                  .texts=${texts}
                  .microphone=${sound.microphone}
                  @rostrum-captured=${() => sound.microphoneChanged()}
                ></rostrum-microphone-choice>
              </details>
            `}
      </div>
    `;
  }

  /** @param {Wire.MeetingState} state @param {Wire.You} you @param {Wire.InterpretationChannel} channel */
  #channel(state, you, channel) {
    const { texts, sound } = this.room;
    const { language, microphone } = channel;
    const live = you.openOn === language;
    const muted = live && sound.muted;
    const said = live ? (muted ? "microphone.muted" : "booth.live") : microphone ? "booth.colleague" : "booth.free";
    return html`
      <section class=${`card ${live ? (muted ? "held" : "live") : ""}`} aria-label=${ownName(language)}>
        <div class="row spread">
          <h2 lang=${language}>${ownName(language)}</h2>
          <span class="state">${texts.say(said, { name: microphone?.name ?? "" })}</span>
        </div>
        ${live
          ? html`
              <rostrum-level-meter .read=${() => sound.microphone.level()} .label=${texts.say("device.meter")}>
              </rostrum-level-meter>
            `
          : nothing}
        ${live ? this.#leave(language) : this.#enter(channel)} ${this.#colleagues(state, you, channel)}
      </section>
    `;
  }

  /** @param {string} language */
  #leave(language) {
    const { texts, client, offline, sound } = this.room;
    const { muted } = sound;
    return html`
      <button
        type="button"
        class="solid big"
        ?disabled=${offline}
        @click=${() => this.room.perform(client.closeMicrophone(language))}
      >
        ${microphoneOffIcon}${texts.say("booth.close")}
      </button>
      <button type="button" @click=${() => sound.mute(!muted)}>
        ${texts.say(muted ? "microphone.unmute" : "microphone.mute")}
      </button>
    `;
  }

  /** @param {Wire.InterpretationChannel} channel */
  #enter({ language, microphone }) {
    const { texts, client, offline } = this.room;
    const taken = microphone !== undefined;
    return html`
      <button
        type="button"
        class="primary big"
        ?disabled=${offline}
        @click=${() => this.room.perform(taken ? client.takeMicrophone(language) : client.openMicrophone(language))}
      >
        ${microphoneIcon}${texts.say(taken ? "booth.takeOver" : "booth.open")}
      </button>
    `;
  }

  /** @param {Wire.MeetingState} state @param {Wire.You} you @param {Wire.InterpretationChannel} channel */
  #colleagues(state, you, { booth = [], microphone }) {
    const { texts } = this.room;
    const others = booth.filter(({ id }) => id !== you.person.id);
    if (others.length === 0) return nothing;
    return html`
      <div class="colleagues small">
        <h3>${texts.say("booth.colleagues")}</h3>
        <ul>
          ${others.map(
            (person) => html`
              <li class="row">
                <div class="grow">${personLine(texts, state, person)}</div>
                ${person.id === microphone?.id ? html`<span class="tag on">${texts.say("booth.onAir")}</span>` : nothing}
              </li>
            `,
          )}
        </ul>
      </div>
    `;
  }

  static styles = [
    controls,
    personStyles,
    liveStyles,
    css`
      .stack {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;
      }

      .state {
        font-weight: 550;
      }

      h3 {
        font-size: 0.8125rem;
        font-weight: 600;
        margin-block-end: 0.25rem;
      }

      .tag.on {
        background: var(--live-soft);
        color: var(--live-ink);
      }

      .live .about {
        color: inherit;
      }
    `,
  ];
}

customElements.define("rostrum-booth-desk", BoothDesk);
