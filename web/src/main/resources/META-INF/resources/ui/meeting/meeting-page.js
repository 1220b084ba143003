import { LitElement, css, html, nothing } from "lit";
import "../booth/booth-desk.js";
import { controls } from "../look/controls.js";
import { Watching } from "../watching.js";
import "./announcer.js";
import "./banners.js";
import "./floor-card.js";
import "./listening-card.js";
import "./meeting-header.js";
import "./own-microphone.js";
import "./people-card.js";
import "./remarks.js";
import "./speakers-list.js";

/** @import { Room } from "../room.js" */

/** The meeting, for every role: what one may not do is not there. */
export class MeetingPage extends LitElement {
  static properties = { room: { attribute: false } };

  constructor() {
    super();
    /** @type {Room} */
    this.room;
    new Watching(this);
  }

  updated() {
    const { meeting, texts } = this.room;
    if (meeting === undefined) return;
    const title = texts.choose(meeting.state.meeting.title);
    const live = meeting.you.openOn !== undefined && !this.room.sound.muted;
    document.title = `${live ? "● " : ""}${title} · ${texts.say("app.name")}`;
  }

  render() {
    const { meeting, room } = this;
    return html`
      <rostrum-meeting-header .room=${room}></rostrum-meeting-header>
      <rostrum-banners .room=${room}></rostrum-banners>
      <main aria-busy=${meeting === undefined ? "true" : "false"}>
        <div class="column">
          <rostrum-floor-card .room=${room}></rostrum-floor-card>
          <rostrum-speakers-list .room=${room}></rostrum-speakers-list>
        </div>
        <div class="column">
          ${this.#own()}
          <rostrum-listening-card .room=${room}></rostrum-listening-card>
          <rostrum-people-card .room=${room}></rostrum-people-card>
        </div>
      </main>
      <rostrum-remarks .room=${room}></rostrum-remarks>
      <rostrum-announcer .room=${room}></rostrum-announcer>
    `;
  }

  get meeting() {
    return this.room.meeting;
  }

  #own() {
    const { room, meeting } = this;
    if (meeting === undefined || !meeting.position.maySpeak) return nothing;
    return meeting.you.rights.includes("INTERPRET")
      ? html`<rostrum-booth-desk .room=${room}></rostrum-booth-desk>`
      : html`<rostrum-own-microphone .room=${room}></rostrum-own-microphone>`;
  }

  static styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1rem;
        max-inline-size: 76rem;
        margin-inline: auto;
        padding-block: 1rem 2rem;
        padding-inline: max(1rem, env(safe-area-inset-left)) max(1rem, env(safe-area-inset-right));
      }

      main {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1rem;
        align-items: start;
      }

      .column {
        display: contents;
      }

      rostrum-booth-desk {
        order: -1;
      }

      /* On a small screen one's own microphone stays in reach. */
      rostrum-own-microphone {
        position: sticky;
        inset-block-end: max(0.5rem, env(safe-area-inset-bottom));
        z-index: 1;
        order: 1;
        filter: drop-shadow(0 0 0.75rem rgb(0 0 0 / 0.16));
      }

      @media (min-width: 60rem) {
        main {
          grid-template-columns: minmax(0, 1fr) minmax(20rem, 24rem);
          gap: 1.25rem;
        }

        .column {
          display: grid;
          grid-template-columns: minmax(0, 1fr);
          gap: 1.25rem;
        }

        rostrum-own-microphone {
          position: static;
          filter: none;
          order: 0;
        }
      }
    `,
  ];
}

customElements.define("rostrum-meeting-page", MeetingPage);
