import { LitElement, html } from "lit";
import { controls } from "../look/controls.js";
import { sentenceOf } from "../room.js";

/** @import { Happening } from "../../client/meeting-client.js" */
/** @import { Room } from "../room.js" */

/** Says to screen readers what others see change: the floor, one's microphone, one's time. */
export class Announcer extends LitElement {
  static properties = {
    room: { attribute: false },
    _said: { state: true },
  };

  constructor() {
    super();
    /** @type {Room} */
    this.room;
    this._said = "";
  }

  #end = () => {};

  connectedCallback() {
    super.connectedCallback();
    this.#end = this.room.client.hear((happening) => {
      const sentence = this.#sentence(happening);
      if (sentence !== undefined) this._said = sentence;
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#end();
  }

  /** @param {Happening} happening */
  #sentence(happening) {
    switch (happening.kind) {
      case "notice":
        return this.#notice(happening.notice);
      case "step":
        return this.#step(happening);
      case "mediaFailed":
        this.room.remark(sentenceOf(this.room.texts, happening.refusal), "refusal");
        return undefined;
      default:
        return undefined;
    }
  }

  /** @param {Extract<Happening, { kind: "notice" }>["notice"]} notice */
  #notice(notice) {
    const { texts } = this.room;
    switch (notice.type) {
      case "microphoneOpened":
        return texts.say("microphone.open");
      case "microphoneClosed": {
        const sentence = texts.say(`closed.${notice.reason}`);
        if (TOLD.has(notice.reason)) this.room.remark(sentence, "news");
        return sentence;
      }
      case "timeWarning":
        return texts.say("clock.warning", { time: texts.minutes(notice.restMillis) });
      case "timeExpired":
        return texts.say("clock.expired");
      case "requestDenied":
        this.room.remark(
          notice.reason === undefined
            ? texts.say("list.denied")
            : texts.say("list.deniedBecause", { reason: notice.reason }),
          "news",
        );
        return undefined;
      default:
        return undefined;
    }
  }

  /** @param {Extract<Happening, { kind: "step" }>} happening */
  #step({ step, before }) {
    const { texts } = this.room;
    switch (step.type) {
      case "floorGiven":
        return texts.say("floor.given", { name: step.holder.person.name });
      case "floorEnded": {
        const holder = before.floor.holders.find(({ person }) => person.id === step.participantId);
        return holder === undefined ? undefined : texts.say("floor.ended", { name: holder.person.name });
      }
      case "listOpened":
        return texts.say("list.opened");
      case "listClosed":
        return texts.say("list.isClosed");
      case "presidencyChanged": {
        const { chair } = step.presidency;
        const same = chair?.id === before.presidency.chair?.id;
        return chair === undefined || same ? undefined : texts.say("presidency.chair", { name: chair.name });
      }
      default:
        return undefined;
    }
  }

  render() {
    return html`<p class="unseen" role="status" aria-live="polite">${this._said}</p>`;
  }

  static styles = controls;
}

/** Why a microphone was shut by someone else: to be seen, not only heard. */
const TOLD = new Set(["REVOKED", "SILENCED", "TIME_EXPIRED", "TAKEN_OVER", "CHAIR_PASSED"]);

customElements.define("rostrum-announcer", Announcer);
