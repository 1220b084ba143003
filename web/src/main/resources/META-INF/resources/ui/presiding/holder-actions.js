import { LitElement, html, nothing } from "lit";
import { controls } from "../look/controls.js";
import { Watching } from "../watching.js";

/** @import * as Wire from "../../client/rostrum-v1.js" */
/** @import { Room } from "../room.js" */

const EXTENSION = 60;

/** What the keeper of the list may do with one who has the floor. */
export class HolderActions extends LitElement {
  static properties = {
    room: { attribute: false },
    person: { attribute: false },
    clock: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Room} */
    this.room;
    /** @type {Wire.Person} */
    this.person;
    /** @type {Wire.SpeakingClock} */
    this.clock;
    new Watching(this);
  }

  render() {
    const { client } = this.room;
    const { id } = this.person;
    const paused = this.clock.runningSince === undefined;
    return html`
      <div class="row">
        ${this.#button("chair.takeBack", () => client.revokeFloor(id), "stop")}
        ${paused
          ? this.#button("chair.resumeClock", () => client.resumeClock(id))
          : this.#button("chair.pauseClock", () => client.pauseClock(id))}
        ${this.clock.limitMillis === undefined
          ? nothing
          : this.#button("chair.extend", () => client.extendTime(id, EXTENSION))}
      </div>
    `;
  }

  /** @param {string} code @param {() => Promise<unknown>} act @param {string} [look] */
  #button(code, act, look = "") {
    const { texts, offline } = this.room;
    const about = texts.say("chair.about", { action: texts.say(code), name: this.person.name });
    return html`
      <button
        type="button"
        class=${look}
        aria-label=${about}
        ?disabled=${offline}
        @click=${() => this.room.perform(act())}
      >
        ${texts.say(code)}
      </button>
    `;
  }

  static styles = controls;
}

customElements.define("rostrum-holder-actions", HolderActions);
