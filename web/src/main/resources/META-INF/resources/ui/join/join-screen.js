import { LitElement, css, html, nothing } from "lit";
import { ownName } from "../catalogue.js";
import { controls } from "../look/controls.js";
import "./device-check.js";

/** @import { Microphone } from "../../client/index.js" */
/** @import { ConnectionStatus } from "../../client/connection.js" */
/** @import { TokenClaims } from "../../client/token.js" */
/** @import { Catalogue } from "../catalogue.js" */

const SPEAKING = new Set(["CHAIR", "DEPUTY_CHAIR", "SECRETARY", "MODERATOR", "DELEGATE", "OBSERVER", "INTERPRETER"]);

/**
 * Before the meeting: who joins what, is the microphone in order, and one large button, whose press also lets the
 * browser play sound.
 *
 * @fires rostrum-join
 */
export class JoinScreen extends LitElement {
  static properties = {
    texts: { attribute: false },
    claims: { attribute: false },
    microphone: { attribute: false },
    prepare: { attribute: false },
    phase: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Catalogue} */
    this.texts;
    /** @type {TokenClaims} */
    this.claims;
    /** @type {Microphone | undefined} */
    this.microphone = undefined;
    /** @type {() => Microphone} */
    this.prepare;
    /** Where the connection stands; undefined before the press of the button. @type {ConnectionStatus["phase"] | undefined} */
    this.phase = undefined;
  }

  render() {
    const { texts, claims } = this;
    const expired = claims.expiresAt !== undefined && claims.expiresAt < Date.now();
    return html`
      <main>
        <header>
          <p class="quiet">${texts.say("join.welcome")}</p>
          <h1><bdi>${claims.name}</bdi></h1>
        </header>
        <dl class="card facts">
          ${fact(texts.say("join.meeting"), claims.meeting)}
          ${fact(texts.say("join.role"), texts.say(`role.${claims.role}`))}
          ${fact(texts.say("join.delegation"), claims.delegation)}
          ${fact(texts.say("join.capacity"), claims.capacity)}
          ${fact(texts.say("join.booth"), claims.languages.map(ownName).join(", ") || undefined)}
        </dl>
        ${expired ? html`<p class="warn">${texts.say("join.expired", { time: texts.moment(claims.expiresAt ?? 0) })}</p>` : nothing}
        ${SPEAKING.has(claims.role)
          ? html`
              <rostrum-device-check .texts=${texts} .microphone=${this.microphone} .prepare=${this.prepare}>
              </rostrum-device-check>
            `
          : html`<p class="quiet">${texts.say("join.listening")}</p>`}
        <button
          type="button"
          class="primary big"
          ?disabled=${this.phase !== undefined}
          @click=${() => this.dispatchEvent(new CustomEvent("rostrum-join"))}
        >
          ${texts.say(this.phase === undefined ? "join.join" : "join.joining")}
        </button>
        <div role="status">
          ${this.phase === "waiting" ? html`<p class="warn">${texts.say("join.waiting")}</p>` : nothing}
        </div>
      </main>
    `;
  }

  static styles = [
    controls,
    css`
      main {
        display: grid;
        gap: 1.25rem;
      }

      h1 {
        font-size: clamp(1.625rem, 1.3rem + 1.6vi, 2.125rem);
        line-height: 1.15;
        font-weight: 700;
        letter-spacing: -0.015em;
        overflow-wrap: anywhere;
      }

      :lang(ar) h1 {
        letter-spacing: 0;
      }

      [role="status"]:not(:has(p)) {
        margin-block-start: -1.25rem;
      }

      .facts {
        gap: 0.75rem;
      }

      .facts div {
        display: grid;
        grid-template-columns: minmax(6rem, 2fr) 5fr;
        gap: 0.75rem;
      }

      dt {
        color: var(--quiet);
      }

      dd {
        font-weight: 550;
        overflow-wrap: anywhere;
      }
    `,
  ];
}

/** @param {string} name @param {string | undefined} value */
function fact(name, value) {
  if (value === undefined || value === "") return nothing;
  return html`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`;
}

customElements.define("rostrum-join-screen", JoinScreen);
