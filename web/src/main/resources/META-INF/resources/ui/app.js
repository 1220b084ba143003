import { LitElement, css, html, nothing } from "lit";
import { MeetingClient, MeetingSound, Microphone, diagnose, readToken } from "../client/index.js";
import { keepLanguage, loadCatalogue, wantedLanguage } from "./catalogue.js";
import "./join/join-screen.js";
import "./join/language-choice.js";
import "./join/notice-screen.js";
import { controls } from "./look/controls.js";
import { markIcon } from "./look/icons.js";
import "./meeting/meeting-page.js";
import { Room, sentenceOf } from "./room.js";

/** @import { Refusal } from "../client/index.js" */
/** @import { ConnectionStatus } from "../client/connection.js" */
/** @import { TokenClaims } from "../client/token.js" */
/** @import { Catalogue } from "./catalogue.js" */

const KEPT_UNDER = "rostrum.token";

/** The ends after which the same link may be used again at once. */
const MAY_RETURN = new Set(["LEFT", "SUPERSEDED", "PROTOCOL_VIOLATION", "JOIN_REFUSED"]);

/**
 * The whole page: before, in, and after the meeting.
 *
 * @typedef {{ reason: string, refusal?: Refusal }} Ending
 */
export class App extends LitElement {
  static properties = {
    _texts: { state: true },
    _room: { state: true },
    _microphone: { state: true },
    _ending: { state: true },
    _phase: { state: true },
  };

  constructor() {
    super();
    /** @type {Catalogue | undefined} */
    this._texts = undefined;
    /** @type {Room | undefined} */
    this._room = undefined;
    /** @type {Microphone | undefined} */
    this._microphone = undefined;
    /** @type {Ending | undefined} */
    this._ending = undefined;
    /** Where the connection stands; undefined before joining. @type {ConnectionStatus["phase"] | undefined} */
    this._phase = undefined;
    this.#token = takeToken();
    this.#claims = readToken(this.#token);
  }

  #token;
  /** @type {TokenClaims | undefined} */
  #claims;
  /** Made in the first gesture: before one, browsers let nothing sound. @type {AudioContext | undefined} */
  #context;

  connectedCallback() {
    super.connectedCallback();
    void this.#speak(wantedLanguage());
    this.addEventListener("rostrum-language", (event) => {
      const { detail } = /** @type {CustomEvent<string>} */ (event);
      keepLanguage(detail);
      void this.#speak(detail);
    });
    addEventListener("online", () => this.#networkChanged());
    addEventListener("visibilitychange", () => this._room?.client.hurry());
    /** @type {any} */ (navigator).connection?.addEventListener("change", () => this.#networkChanged());
    addEventListener("hashchange", () => location.reload());
  }

  /** @param {string} language */
  async #speak(language) {
    const texts = await loadCatalogue(language);
    this._texts = texts;
    if (this._room !== undefined) this._room.texts = texts;
    document.title = texts.say("app.name");
  }

  #networkChanged() {
    this._room?.client.hurry();
    this._room?.sound.networkChanged();
  }

  /** The context of all sound; to be called in a gesture. */
  #sounding() {
    this.#context ??= new AudioContext({ latencyHint: "interactive" });
    void this.#context.resume();
    return this.#context;
  }

  /** A microphone to try before the meeting. */
  #prepare = () => {
    const context = this.#sounding();
    const onchange = () => {
      this._room?.changed();
      this.requestUpdate();
    };
    // Filters for speech take from the sound what listeners of an interpretation need.
    const processing = this.#claims?.role !== "INTERPRETER";
    this._microphone ??= new Microphone({ context, onchange, choice: { processing } });
    return this._microphone;
  };

  #join() {
    const texts = this._texts;
    if (texts === undefined || this._phase !== undefined) return;
    this._phase = "connecting";
    const microphone = this.#prepare();
    const context = this.#sounding();
    const client = new MeetingClient({
      url: new URL("connect", socketBase()).href,
      token: this.#token,
      client: "rostrum-web",
    });
    const sound = new MeetingSound({ client, context, microphone, onchange: () => room.changed() });
    const room = new Room({ client, sound, texts });
    client.watch(({ status, state }) => {
      this._phase = status.phase;
      if (status.phase === "ended") this.#ended(status);
      else if (state !== undefined) this._room = room;
    });
    if (new URLSearchParams(location.search).has("diagnostics")) {
      Object.assign(window, { rostrum: diagnose(client, () => sound) });
    }
    this.#close = () => sound.close();
    client.join();
  }

  #close = () => {};

  /** @param {Ending} ending */
  #ended(ending) {
    this.#close();
    this.#context = undefined;
    this._microphone = undefined;
    this._room = undefined;
    this._phase = undefined;
    this._ending = ending;
    document.title = this._texts?.say("app.name") ?? document.title;
  }

  render() {
    const texts = this._texts;
    if (texts === undefined) return nothing;
    if (this._room !== undefined) {
      return html`<rostrum-meeting-page .room=${this._room}></rostrum-meeting-page>`;
    }
    return html`
      <div class="before">
        <header class="row spread">
          <div class="row brand">${markIcon}<span>${texts.say("app.name")}</span></div>
          <rostrum-language-choice .texts=${texts}></rostrum-language-choice>
        </header>
        ${this._ending === undefined ? this.#entrance(texts) : this.#farewell(texts, this._ending)}
      </div>
    `;
  }

  /** @param {Catalogue} texts */
  #entrance(texts) {
    if (this.#claims === undefined) {
      const code = this.#token === "" ? "welcome.noLink" : "welcome.badLink";
      return html`
        <rostrum-notice-screen .heading=${texts.say("welcome.title")} .text=${texts.say(code)}></rostrum-notice-screen>
      `;
    }
    return html`
      <rostrum-join-screen
        .texts=${texts}
        .claims=${this.#claims}
        .microphone=${this._microphone}
        .prepare=${this.#prepare}
        .phase=${this._phase}
        @rostrum-join=${() => this.#join()}
      ></rostrum-join-screen>
    `;
  }

  /** @param {Catalogue} texts @param {Ending} ending */
  #farewell(texts, { reason, refusal }) {
    return html`
      <rostrum-notice-screen
        .heading=${texts.say(`ended.${reason}`)}
        .text=${refusal === undefined ? "" : sentenceOf(texts, refusal)}
        .action=${MAY_RETURN.has(reason) ? texts.say(reason === "SUPERSEDED" ? "ended.here" : "ended.again") : ""}
        @rostrum-action=${() => (this._ending = undefined)}
      ></rostrum-notice-screen>
    `;
  }

  static styles = [
    controls,
    css`
      .before {
        max-inline-size: 32rem;
        margin-inline: auto;
        padding: 1rem;
        padding-block-end: 3rem;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: clamp(1.5rem, 5vb, 3rem);
      }

      .brand {
        font-weight: 700;
        font-size: 1.0625rem;
      }

      .brand svg {
        inline-size: 2rem;
        block-size: 2rem;
      }
    `,
  ];
}

/** The token of the link. It does not stay in the address, where others might read it. */
function takeToken() {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (token !== null) {
    sessionStorage.setItem(KEPT_UNDER, token);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return token ?? sessionStorage.getItem(KEPT_UNDER) ?? "";
}

/** The server's WebSockets stand beside its pages. */
function socketBase() {
  const base = new URL("/", location.href);
  base.protocol = base.protocol === "https:" ? "wss:" : "ws:";
  return base;
}

customElements.define("rostrum-app", App);
