import { LitElement, css, html, nothing } from "lit";
import { controls } from "../look/controls.js";
import { headphonesIcon } from "../look/icons.js";
import { Watching } from "../watching.js";

/** @import { Room } from "../room.js" */

/** What needs the participant now: a broken line, sound that waits for a touch, the chair that is offered. */
export class Banners extends LitElement {
  static properties = { room: { attribute: false } };

  constructor() {
    super();
    /** @type {Room} */
    this.room;
    new Watching(this);
  }

  render() {
    return html`<div role="status">${this.#line()} ${this.#sound()} ${this.#chair()}</div>`;
  }

  #line() {
    const { texts, picture, client } = this.room;
    const { status } = picture;
    if (status.phase === "joined" || status.phase === "ended") return nothing;
    return html`
      <div class="banner warn">
        <p class="grow">
          <strong>${texts.say("line.lost")}</strong> ${texts.say("line.kept", { count: picture.graceSeconds })}
        </p>
        <button type="button" ?disabled=${status.phase === "connecting"} @click=${() => client.hurry()}>
          ${texts.say(status.phase === "connecting" ? "line.connecting" : "line.now")}
        </button>
      </div>
    `;
  }

  #sound() {
    const { texts, sound, online } = this.room;
    if (sound.needsGesture) {
      return html`
        <div class="banner accent">
          <p class="grow">${texts.say("sound.blocked")}</p>
          <button type="button" class="primary" @click=${() => sound.allow()}>
            ${headphonesIcon}${texts.say("sound.allow")}
          </button>
        </div>
      `;
    }
    if (!online) return nothing;
    if (sound.linkState === "interrupted") {
      return html`<p class="banner warn">${texts.say("sound.interrupted")}</p>`;
    }
    if (sound.linkState === "refused") {
      return html`<p class="banner fault">${texts.say("sound.refused")}</p>`;
    }
    return nothing;
  }

  #chair() {
    const { texts, meeting, client, offline } = this.room;
    if (meeting === undefined || !meeting.position.chairOffered) return nothing;
    const offered = meeting.state.presidency.offeredTo?.id === meeting.you.person.id;
    return html`
      <div class="banner accent">
        <p class="grow">${texts.say(offered ? "presidency.offered" : "presidency.yours")}</p>
        <button type="button" class="primary" ?disabled=${offline} @click=${() => this.room.perform(client.takeChair())}>
          ${texts.say("presidency.take")}
        </button>
      </div>
    `;
  }

  static styles = [
    controls,
    css`
      [role="status"] {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;
      }

      .banner {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 1rem;
        border-radius: var(--round);
        padding: 0.75rem 1.25rem;
      }

      .banner p {
        flex-basis: 14rem;
      }

      .banner.accent {
        background: var(--accent-soft);
      }
    `,
  ];
}

customElements.define("rostrum-banners", Banners);
