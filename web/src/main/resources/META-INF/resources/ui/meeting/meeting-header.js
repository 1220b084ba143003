import { LitElement, css, html, nothing } from "lit";
import "../join/language-choice.js";
import { KeepingFocus } from "../keeping-focus.js";
import { controls } from "../look/controls.js";
import { markIcon } from "../look/icons.js";
import { Watching } from "../watching.js";
import { delegationName } from "./people.js";

/** @import { Room } from "../room.js" */

/** Which meeting this is, who presides, how the line stands, and the way out. */
export class MeetingHeader extends LitElement {
  static properties = {
    room: { attribute: false },
    _leaving: { state: true },
  };

  constructor() {
    super();
    /** @type {Room} */
    this.room;
    this._leaving = false;
    new Watching(this);
    new KeepingFocus(this);
  }

  render() {
    const { texts, meeting, picture, sound } = this.room;
    const title = meeting === undefined ? "" : texts.choose(meeting.state.meeting.title);
    const line = picture.status.phase !== "joined" ? "waiting" : sound.linkState;
    return html`
      <header>
        <div class="which">
          ${markIcon}
          <div class="grow">
            <h1><bdi>${title}</bdi></h1>
            ${this.#presidency()}
          </div>
        </div>
        <div class="row tools">
          <span class=${`line ${line}`}><span class="lamp"></span><span class="word">${texts.say(`line.${line}`)}</span></span>
          <rostrum-language-choice .texts=${texts}></rostrum-language-choice>
          ${this._leaving
            ? html`
                <button
                  type="button"
                  class="stop"
                  ?disabled=${this.room.offline}
                  @click=${() => this.room.perform(this.room.client.leave())}
                >
                  ${texts.say("page.reallyLeave")}
                </button>
                <button type="button" class="plain" @click=${() => (this._leaving = false)}>
                  ${texts.say("page.cancel")}
                </button>
              `
            : html`
                <button type="button" @click=${() => (this._leaving = true)}>${texts.say("page.leave")}</button>
              `}
        </div>
      </header>
    `;
  }

  #presidency() {
    const { texts, meeting } = this.room;
    if (meeting === undefined) return nothing;
    const { state } = meeting;
    const { chair } = state.presidency;
    if (chair === undefined) return html`<p class="quiet small">${texts.say("presidency.vacant")}</p>`;
    const delegation = delegationName(texts, state, chair.delegation);
    const away = chair.presence !== "PRESENT";
    return html`
      <p class="quiet small">
        ${texts.say("presidency.chair", { name: chair.name })}
        ${delegation === undefined ? nothing : html`· <bdi>${delegation}</bdi>`}
        ${away ? html`<span class="away">${texts.say(`presence.${chair.presence}`)}</span>` : nothing}
      </p>
    `;
  }

  static styles = [
    controls,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.75rem 1.5rem;
      }

      .which {
        display: flex;
        align-items: center;
        gap: 0.875rem;
        flex: 1 1 18rem;
        min-inline-size: 0;
      }

      .which > svg {
        inline-size: 2.5rem;
        block-size: 2.5rem;
      }

      h1 {
        font-size: clamp(1.125rem, 1rem + 0.6vi, 1.375rem);
        line-height: 1.25;
        font-weight: 700;
        overflow-wrap: anywhere;
      }

      .line {
        display: inline-flex;
        align-items: center;
        gap: 0.5rem;
        font-size: 0.875rem;
        color: var(--quiet);
        margin-inline-end: 0.25rem;
      }

      .lamp {
        inline-size: 0.625rem;
        block-size: 0.625rem;
        border-radius: 50%;
        background: var(--edge);
      }

      @media (max-width: 30rem) {
        .tools {
          inline-size: 100%;
          flex-wrap: nowrap;
        }

        .tools rostrum-language-choice {
          flex: 1;
        }

        .line.connected .word {
          position: absolute;
          clip-path: inset(50%);
        }
      }

      .line.connected .lamp {
        background: var(--good);
      }

      .line:is(.waiting, .interrupted, .refused) {
        color: var(--warn-ink);
      }

      .line:is(.waiting, .interrupted, .refused) .lamp {
        background: currentColor;
      }

      .away {
        color: var(--warn-ink);
      }
    `,
  ];
}

customElements.define("rostrum-meeting-header", MeetingHeader);
