import { Ear } from "./ear.js";
import { MediaLink } from "./media-link.js";
import { Microphone } from "./microphone.js";
import { Refusal } from "./refusal.js";

/** @import { Happening, MeetingClient, Picture } from "./meeting-client.js" */
/** @import { LinkState } from "./media-link.js" */
/** @import { MicrophoneChoice } from "./microphone.js" */

/**
 * The sound of one participant in a meeting: hears what the server sends, and gives the microphone to it while, and
 * only while, the server says that it is open. The server enforces that too.
 */
export class MeetingSound {
  /**
   * @param {object} options
   * @param {MeetingClient} options.client
   * @param {AudioContext} options.context made in a gesture
   * @param {Microphone} [options.microphone] as tested before joining
   * @param {() => void} [options.onchange] something that can be shown has changed
   */
  constructor({ client, context, microphone, onchange = () => {} }) {
    this.#client = client;
    this.#context = context;
    this.#onchange = onchange;
    this.ear = new Ear({ context });
    this.microphone = microphone ?? new Microphone({ context });
    context.onstatechange = onchange;
    this.#ends = [client.hear((happening) => this.#heard(happening)), client.watch((picture) => this.#follow(picture))];
  }

  #client;
  #context;
  #onchange;
  #ends;
  /** @type {MediaLink | undefined} */
  #link;
  /** @type {string | undefined} */
  #openOn;
  #muted = false;
  /** @type {boolean | undefined} */
  #wanted;
  #presided = false;
  /** @type {Refusal | undefined} */
  #fault;

  /** @returns {LinkState} */
  get linkState() {
    return this.#link?.state ?? "new";
  }

  /** Whether the participant keeps the open microphone silent. */
  get muted() {
    return this.#muted;
  }

  /** Why the microphone could not be captured, when it was wanted. */
  get fault() {
    return this.#fault;
  }

  /** Whether the browser plays nothing until the participant touches something. */
  get needsGesture() {
    return this.#context.state !== "running";
  }

  /** To be called in a gesture. */
  async allow() {
    await this.#context.resume();
    this.#onchange();
  }

  /** Mutes or unmutes the open microphone, here and in the server. @param {boolean} muted */
  mute(muted) {
    this.#muted = muted;
    this.microphone.mute(muted);
    this.#client.selfMute(muted ? "MUTED" : "LIVE");
    this.#onchange();
  }

  /** Captures a microphone, or another one, or the same with another treatment. @param {MicrophoneChoice} [choice] */
  async capture(choice) {
    try {
      await this.microphone.open(choice);
      this.#fault = undefined;
    } catch (error) {
      this.#fault = error instanceof Refusal ? error : new Refusal("MICROPHONE_FAULT_UNKNOWN");
    }
    this.#give();
    this.#onchange();
  }

  /** Another microphone was captured elsewhere: it is sent from now on. */
  microphoneChanged() {
    this.#fault = undefined;
    this.#give();
    this.#onchange();
  }

  /** The network has changed. */
  networkChanged() {
    this.#link?.restart();
  }

  /** Statistics for diagnostics. */
  async stats() {
    return this.#link?.stats();
  }

  /** Lets go of link and microphone. Idempotent. */
  close() {
    for (const end of this.#ends.splice(0)) end();
    this.#link?.close();
    this.ear.unplugAll();
    this.microphone.close();
    void this.#context.close().catch(() => undefined);
  }

  /** @param {Happening} happening */
  #heard(happening) {
    if (happening.kind === "mediaFailed") this.#link?.failed(happening.refusal);
    if (happening.kind !== "joined") return;
    if (this.#link === undefined) this.#link = this.#newLink();
    if (happening.resumption === "FRESH") this.#link.start();
    else this.#link.check();
    if (this.#openOn !== undefined) this.#client.selfMute(this.#muted ? "MUTED" : "LIVE");
  }

  #newLink() {
    const rights = this.#client.picture.you?.rights ?? [];
    return new MediaLink({
      offer: (sdp) => this.#client.offerMedia(sdp),
      sends: rights.some((right) => right === "SPEAK" || right === "INTERPRET" || right === "PRESIDE"),
      listener: {
        state: () => this.#onchange(),
        slot: (mid, purpose, track) => this.ear.plug(mid, purpose, track),
      },
    });
  }

  /** @param {Picture} picture */
  #follow({ you, position }) {
    if (you === undefined || position === undefined) return;
    const { openOn } = you;
    const presides = position.presides && position.holding === undefined;
    const opened = openOn !== undefined && (openOn !== this.#openOn || presides !== this.#presided);
    this.#openOn = openOn;
    this.#presided = presides;
    // Who presides is open at any time, and so begins muted; everyone else opens because they are to be heard now.
    if (opened) this.mute(presides);
    this.#want(openOn !== undefined || position.waiting !== undefined || position.booth.length > 0);
    this.#give();
  }

  /** Captures while the microphone is open or may open soon, and not longer. @param {boolean} wanted */
  #want(wanted) {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (wanted) {
      if (this.microphone.track === undefined) void this.capture();
    } else {
      this.microphone.close();
    }
  }

  #give() {
    const track = this.#openOn === undefined ? undefined : this.microphone.track;
    this.#link?.send(track ?? null);
  }
}
