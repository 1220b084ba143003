import { LitElement, css, html, nothing } from "lit";
import { controls } from "../look/controls.js";
import { peopleIcon } from "../look/icons.js";
import { Watching } from "../watching.js";
import "./roster.js";

/** @import { Room } from "../room.js" */

/** How many are here and, on demand, who. */
export class PeopleCard extends LitElement {
  static properties = {
    room: { attribute: false },
    _open: { state: true },
  };

  constructor() {
    super();
    /** @type {Room} */
    this.room;
    this._open = false;
    new Watching(this);
  }

  render() {
    const { texts, meeting, picture } = this.room;
    if (meeting === undefined) return nothing;
    const { audience } = picture;
    const maySee = meeting.you.rights.includes("SEE_ROSTER");
    return html`
      <section class="card" aria-labelledby="title">
        <div class="row spread">
          <div class="row">${peopleIcon}<h2 id="title">${texts.say("people.title")}</h2></div>
          ${audience === undefined
            ? nothing
            : html`
                <span class="tabular total">
                  ${texts.say("people.count", { count: audience.inRoom + audience.remote + audience.publicListeners })}
                </span>
              `}
        </div>
        ${audience === undefined
          ? nothing
          : html`
              <ul class="small quiet counts">
                <li>${texts.say("people.inRoom", { count: audience.inRoom })}</li>
                <li>${texts.say("people.remote", { count: audience.remote })}</li>
                ${audience.publicListeners === 0
                  ? nothing
                  : html`<li>${texts.say("people.public", { count: audience.publicListeners })}</li>`}
              </ul>
            `}
        ${maySee
          ? html`
              <button
                type="button"
                aria-expanded=${this._open ? "true" : "false"}
                aria-controls="roster"
                @click=${() => (this._open = !this._open)}
              >
                ${texts.say(this._open ? "people.hide" : "people.show")}
              </button>
              <div id="roster" ?hidden=${!this._open}>
                ${this._open ? html`<rostrum-roster .room=${this.room}></rostrum-roster>` : nothing}
              </div>
            `
          : nothing}
      </section>
    `;
  }

  static styles = [
    controls,
    css`
      .total {
        font-weight: 600;
      }

      .counts {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1rem;
      }
    `,
  ];
}

customElements.define("rostrum-people-card", PeopleCard);
