import { LitElement, css, html } from "lit";
import { KeepingFocus } from "../keeping-focus.js";
import { controls } from "../look/controls.js";
import { Watching } from "../watching.js";

/** @import * as Wire from "../../client/rostrum-v1.js" */
/** @import { PropertyValues } from "lit" */
/** @import { Room } from "../room.js" */

/** What the keeper of the list may do with a waiting request: give it the floor, or decline it with a word. */
export class EntryActions extends LitElement {
  static properties = {
    room: { attribute: false },
    entry: { attribute: false },
    _declining: { state: true },
  };

  constructor() {
    super();
    /** @type {Room} */
    this.room;
    /** @type {Wire.ListEntry} */
    this.entry;
    this._declining = false;
    new Watching(this);
    new KeepingFocus(this);
  }

  /** @param {PropertyValues} changed */
  updated(changed) {
    if (changed.has("_declining") && this._declining) this.renderRoot.querySelector("input")?.focus();
  }

  /** @param {SubmitEvent} event */
  #decline(event) {
    event.preventDefault();
    const reason = this.renderRoot.querySelector("input")?.value.trim() || undefined;
    this._declining = false;
    void this.room.perform(this.room.client.denyRequest(this.entry.requestId, reason));
  }

  render() {
    return this._declining ? this.#reason() : this.#choices();
  }

  #choices() {
    const { texts, offline, client } = this.room;
    const { name } = this.entry.person;
    return html`
      <div class="row">
        <button
          type="button"
          aria-label=${texts.say("chair.about", { action: texts.say("chair.give"), name })}
          ?disabled=${offline}
          @click=${() => this.room.perform(client.giveFloor(this.entry.requestId))}
        >
          ${texts.say("chair.give")}
        </button>
        <button
          type="button"
          class="plain"
          aria-label=${texts.say("chair.about", { action: texts.say("chair.decline"), name })}
          ?disabled=${offline}
          @click=${() => (this._declining = true)}
        >
          ${texts.say("chair.decline")}
        </button>
      </div>
    `;
  }

  #reason() {
    const { texts, offline } = this.room;
    return html`
      <form class="row" @submit=${this.#decline}>
        <label class="field grow">
          ${texts.say("chair.reason")}
          <input type="text" maxlength="200" autocomplete="off" />
        </label>
        <button type="submit" class="stop" ?disabled=${offline}>${texts.say("chair.decline")}</button>
        <button type="button" class="plain" @click=${() => (this._declining = false)}>${texts.say("page.cancel")}</button>
      </form>
    `;
  }

  static styles = [
    controls,
    css`
      form {
        align-items: flex-end;
        margin-block-start: 0.375rem;
      }

      .field {
        flex-basis: 12rem;
      }
    `,
  ];
}

customElements.define("rostrum-entry-actions", EntryActions);
