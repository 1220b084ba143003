import { LitElement, css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { controls } from "../look/controls.js";
import "../presiding/entry-actions.js";
import { Watching } from "../watching.js";
import { personLine, personStyles } from "./people.js";

/** @import * as Wire from "../../client/rostrum-v1.js" */
/** @import { Room } from "../room.js" */

/** The list of speakers, in order; for its keeper, with what to do. */
export class SpeakersList extends LitElement {
  static properties = { room: { attribute: false } };

  constructor() {
    super();
    /** @type {Room} */
    this.room;
    new Watching(this);
  }

  render() {
    const { texts, meeting } = this.room;
    if (meeting === undefined) return nothing;
    const { state, you, position } = meeting;
    const { entries, status } = state.list;
    return html`
      <section class="card" aria-labelledby="title">
        <div class="row spread">
          <h2 id="title">${texts.say("list.title")}</h2>
          <span class=${`tag ${status === "OPEN" ? "open" : ""}`}>${texts.say(`list.${status}`)}</span>
        </div>
        ${position.keepsList ? this.#desk(entries.length, status) : nothing}
        ${entries.length === 0
          ? html`<p class="quiet">${texts.say("list.empty")}</p>`
          : html`
              <ol>
                ${repeat(
                  entries,
                  ({ requestId }) => requestId,
                  (entry, index) => html`
                    <li class=${entry.person.id === you.person.id ? "mine" : ""}>
                      <span class="place tabular" aria-hidden="true">${texts.number(index + 1)}</span>
                      <div class="grow">${personLine(texts, state, entry.person, { me: you.person.id })}</div>
                      ${position.keepsList
                        ? html`<rostrum-entry-actions .room=${this.room} .entry=${entry}></rostrum-entry-actions>`
                        : nothing}
                    </li>
                  `,
                )}
              </ol>
            `}
      </section>
    `;
  }

  /** @param {number} waiting @param {Wire.ListStatus} status */
  #desk(waiting, status) {
    const { texts, client, offline } = this.room;
    return html`
      <div class="row">
        <button
          type="button"
          class="primary"
          ?disabled=${offline || waiting === 0}
          @click=${() => this.room.perform(client.giveFloor())}
        >
          ${texts.say("chair.giveNext")}
        </button>
        <button
          type="button"
          ?disabled=${offline}
          @click=${() => this.room.perform(status === "OPEN" ? client.closeList() : client.openList())}
        >
          ${texts.say(status === "OPEN" ? "chair.closeList" : "chair.openList")}
        </button>
      </div>
    `;
  }

  static styles = [
    controls,
    personStyles,
    css`
      .tag.open {
        background: var(--accent-soft);
        color: var(--accent);
      }

      ol {
        display: grid;
      }

      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.375rem 0.875rem;
        padding-block: 0.625rem;
        border-block-start: 1px solid var(--line);
      }

      li.mine {
        background: var(--accent-soft);
        margin-inline: -0.625rem;
        padding-inline: 0.625rem;
        border-radius: var(--round-small);
        border-block-start-color: transparent;
      }

      li.mine .tag.me {
        background: var(--card);
      }

      li.mine .about,
      li.mine .place {
        color: var(--ink);
      }

      .place {
        min-inline-size: 1.5rem;
        text-align: center;
        font-weight: 650;
        color: var(--quiet);
      }

      .grow {
        flex-basis: 10rem;
      }
    `,
  ];
}

customElements.define("rostrum-speakers-list", SpeakersList);
