import { LitElement, css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { controls } from "../look/controls.js";
import { speakerIcon } from "../look/icons.js";
import "../presiding/holder-actions.js";
import { Watching } from "../watching.js";
import { aboutPerson, personStyles } from "./people.js";
import "./speaking-clock.js";

/** @import * as Wire from "../../client/rostrum-v1.js" */
/** @import { Room } from "../room.js" */

/** Who presides and who has the floor, with their time. */
export class FloorCard extends LitElement {
  static properties = { room: { attribute: false } };

  constructor() {
    super();
    /** @type {Room} */
    this.room;
    new Watching(this);
  }

  render() {
    const { texts, meeting, picture } = this.room;
    if (meeting === undefined) return nothing;
    const { state, position } = meeting;
    const { holders } = state.floor;
    const audible = new Set(picture.audible.map(({ participantId }) => participantId));
    return html`
      <section class="card" aria-labelledby="title">
        <div class="row spread">
          <h2 id="title">${texts.say("floor.title")}</h2>
          ${position.keepsList && holders.length > 0
            ? html`
                <button
                  type="button"
                  class="stop"
                  ?disabled=${this.room.offline}
                  @click=${() => this.room.perform(this.room.client.silenceAll())}
                >
                  ${texts.say("chair.silenceAll")}
                </button>
              `
            : nothing}
        </div>
        ${holders.length === 0 ? this.#nobody(state, audible) : nothing}
        ${repeat(
          holders,
          ({ person }) => person.id,
          (holder) => this.#holder(state, holder, audible),
        )}
      </section>
    `;
  }

  /** @param {Wire.MeetingState} state @param {Set<string>} audible */
  #nobody({ presidency: { chair } }, audible) {
    const { texts } = this.room;
    const chairSpeaks = chair !== undefined && audible.has(chair.id);
    return html`
      <p class="nobody quiet">
        ${chairSpeaks ? texts.say("floor.chairSpeaks", { name: chair.name }) : texts.say("floor.nobody")}
      </p>
    `;
  }

  /** @param {Wire.MeetingState} state @param {Wire.FloorHolder} holder @param {Set<string>} audible */
  #holder(state, { person, clock }, audible) {
    const { texts } = this.room;
    const heard = audible.has(person.id);
    return html`
      <article class="holder">
        <div class="who">
          <p class="name"><bdi>${person.name}</bdi></p>
          <p class="about quiet"><bdi>${aboutPerson(texts, state, person)}</bdi></p>
          <p class="marks">
            ${person.presence === "PRESENT"
              ? nothing
              : html`<span class="tag away">${texts.say(`presence.${person.presence}`)}</span>`}
            <span class=${`heard ${heard ? "now" : ""}`}>
              ${speakerIcon}<span class="small">${texts.say(heard ? "floor.heard" : "floor.silent")}</span>
            </span>
          </p>
        </div>
        <rostrum-speaking-clock .room=${this.room} .clock=${clock}></rostrum-speaking-clock>
        ${this.room.meeting?.position.keepsList
          ? html`<rostrum-holder-actions .room=${this.room} .person=${person} .clock=${clock}></rostrum-holder-actions>`
          : nothing}
      </article>
    `;
  }

  static styles = [
    controls,
    personStyles,
    css`
      .holder {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.875rem;
        padding-inline-start: 1rem;
        border-inline-start: 4px solid var(--accent);
      }

      .holder .name {
        font-size: clamp(1.375rem, 1.15rem + 1.1vi, 1.875rem);
        line-height: 1.2;
        font-weight: 700;
        overflow-wrap: anywhere;
      }

      .marks {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 0.75rem;
        margin-block-start: 0.375rem;
      }

      .heard {
        display: inline-flex;
        align-items: center;
        gap: 0.375rem;
        color: var(--quiet);
      }

      .heard.now {
        color: var(--good-ink);
      }

      .nobody {
        font-size: 1.0625rem;
        padding-block: 0.5rem;
      }
    `,
  ];
}

customElements.define("rostrum-floor-card", FloorCard);
