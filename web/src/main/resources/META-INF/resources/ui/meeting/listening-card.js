import { LitElement, css, html, nothing } from "lit";
import { ownName } from "../catalogue.js";
import { controls } from "../look/controls.js";
import { headphonesIcon, speakerIcon } from "../look/icons.js";
import { Watching } from "../watching.js";

/** @import * as Wire from "../../client/rostrum-v1.js" */
/** @import { Room } from "../room.js" */

const FLOOR = "floor";

/** What to hear, and how loud. */
export class ListeningCard extends LitElement {
  static properties = {
    room: { attribute: false },
    _choosing: { state: true },
  };

  constructor() {
    super();
    /** @type {Room} */
    this.room;
    /** Shown as chosen until the server has said so. @type {string | undefined} */
    this._choosing = undefined;
    new Watching(this);
  }

  /** @param {string} channel */
  async #choose(channel) {
    this._choosing = channel;
    await this.room.perform(this.room.client.selectChannel(channel));
    if (this._choosing === channel) this._choosing = undefined;
  }

  render() {
    const { texts, meeting } = this.room;
    if (meeting === undefined) return nothing;
    const { state, you } = meeting;
    const chosen = this._choosing ?? you.channel;
    return html`
      <section class="card" aria-labelledby="title">
        <div class="row">${headphonesIcon}<h2 id="title">${texts.say("listen.title")}</h2></div>
        <fieldset>
          <legend class="unseen">${texts.say("listen.choose")}</legend>
          ${this.#choice(FLOOR, texts.say("listen.floor"), texts.say("listen.original"), chosen)}
          ${state.channels.map((channel) =>
            this.#choice(channel.language, ownName(channel.language), this.#carried(channel), chosen, channel.language),
          )}
        </fieldset>
        ${this.#volume()}
      </section>
    `;
  }

  /** What a channel carries at this moment. @param {Wire.InterpretationChannel} channel */
  #carried({ microphone, whenSilent }) {
    const { texts } = this.room;
    return microphone === undefined ? texts.say(`listen.silent.${whenSilent}`) : texts.say("listen.interpreted");
  }

  /** @param {string} channel @param {string} name @param {string} about @param {string} chosen @param {string} [lang] */
  #choice(channel, name, about, chosen, lang) {
    return html`
      <label class="choice">
        <input
          type="radio"
          name="channel"
          value=${channel}
          .checked=${channel === chosen}
          ?disabled=${this.room.offline}
          @change=${() => this.#choose(channel)}
        />
        <span class="text">
          <span class="name" lang=${lang ?? nothing}>${name}</span>
          <span class="about small">${about}</span>
        </span>
      </label>
    `;
  }

  #volume() {
    const { texts, sound } = this.room;
    return html`
      <label class="volume">
        ${speakerIcon}
        <span class="unseen">${texts.say("listen.volume")}</span>
        <input
          type="range"
          min="0"
          max="100"
          .value=${String(Math.round(sound.ear.volume * 100))}
          @input=${(/** @type {InputEvent} */ { currentTarget }) => {
            if (currentTarget instanceof HTMLInputElement) sound.ear.volume = Number(currentTarget.value) / 100;
          }}
        />
      </label>
    `;
  }

  static styles = [
    controls,
    css`
      fieldset {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr));
        gap: 0.5rem;
      }

      .choice {
        display: flex;
        align-items: center;
        gap: 0.625rem;
        min-block-size: 3.25rem;
        padding: 0.375rem 0.75rem;
        border: 1px solid var(--line);
        border-radius: var(--round-small);
        cursor: pointer;
      }

      .choice:first-of-type {
        grid-column: 1 / -1;
      }

      .choice:hover {
        background: var(--sunk);
      }

      .choice:has(:checked) {
        border-color: var(--accent);
        box-shadow: inset 0 0 0 1px var(--accent);
        background: var(--accent-soft);
      }

      .choice:has(:focus-visible) {
        outline: 3px solid var(--accent);
        outline-offset: 2px;
      }

      .choice input:focus-visible {
        outline: none;
      }

      .text {
        display: grid;
        min-inline-size: 0;
      }

      .name {
        font-weight: 600;
        line-height: 1.25;
        overflow-wrap: anywhere;
      }

      .about {
        color: var(--quiet);
        font-size: 0.8125rem;
        line-height: 1.3;
      }

      .choice:has(:checked) .about {
        color: var(--ink);
      }

      .volume {
        display: flex;
        align-items: center;
        gap: 0.75rem;
        color: var(--quiet);
      }
    `,
  ];
}

customElements.define("rostrum-listening-card", ListeningCard);
