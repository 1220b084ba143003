import { Backoff } from "./backoff.js";
import { Refusal } from "./refusal.js";

/** @import * as Wire from "./rostrum-v1.js" */

const FLOOR_SLOTS = 3;
const INTERPRETATION_SLOTS = 1;
const BITRATE = 48_000;

/** A break may mend by itself for so long, before new ways are sought. */
const PATIENCE = 2_000;

/** So long may new ways be sought, before all is built anew. */
const RESTART_WITHIN = 8_000;

/**
 * `new`: not started; `connecting`; `connected`: sound may flow; `interrupted`: it did, and is being mended;
 * `refused`: the server does not accept the offer.
 *
 * @typedef {"new" | "connecting" | "connected" | "interrupted" | "refused" | "closed"} LinkState
 *
 * @typedef {object} LinkListener
 * @property {(state: LinkState, refusal?: Refusal) => void} state
 * @property {(mid: string, purpose: Wire.SlotPurpose, track: MediaStreamTrack) => void} slot
 */

/**
 * The way of sound to and from the server. All sections are offered up front, one to send and the slots to
 * receive, so that who is heard and what is listened to never needs a negotiation; only a changed network does.
 */
export class MediaLink {
  /**
   * @param {object} options
   * @param {(sdp: string) => Promise<Wire.MediaAnswered>} options.offer sends an offer to the server
   * @param {boolean} options.sends whether there is ever anything to send
   * @param {LinkListener} options.listener
   * @param {() => RTCPeerConnection} [options.createPeer]
   * @param {() => number} [options.random]
   */
  constructor({ offer, sends, listener, createPeer = newPeer, random = Math.random }) {
    this.#offer = offer;
    this.#sends = sends;
    this.#listener = listener;
    this.#createPeer = createPeer;
    this.#backoff = new Backoff({ first: 1_000, most: 15_000, random });
  }

  #offer;
  #sends;
  #listener;
  #createPeer;
  #backoff;
  /** @type {LinkState} */
  #state = "new";
  /** @type {RTCPeerConnection | undefined} */
  #peer;
  /** @type {RTCRtpSender | undefined} */
  #sender;
  /** @type {MediaStreamTrack | null} */
  #track = null;
  /** One negotiation after the other. @type {Promise<void>} */
  #turn = Promise.resolve();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  get state() {
    return this.#state;
  }

  /** Builds the link, or builds it anew: after a fresh join the server knows nothing of the old one. */
  start() {
    this.#discard();
    const peer = this.#createPeer();
    this.#peer = peer;
    this.#sender = this.#sends ? addSend(peer).sender : undefined;
    for (let slot = 0; slot < FLOOR_SLOTS + INTERPRETATION_SLOTS; slot++) addSlot(peer);
    this.#setTrack();
    peer.onconnectionstatechange = () => this.#peerChanged(peer);
    this.#tell("connecting");
    this.#negotiate(peer, {});
  }

  /** The network has changed, or the line was down: seeks new ways (ICE restart, RFC 8445 §9). */
  restart() {
    const peer = this.#peer;
    if (peer === undefined || this.#state === "refused") return;
    this.#schedule(() => {
      if (peer.connectionState !== "connected") this.start();
    }, RESTART_WITHIN);
    this.#negotiate(peer, { iceRestart: true });
  }

  /** Sees to it that the link stands, after a break of the control connection. */
  check() {
    if (this.#peer === undefined) this.start();
    else if (this.#state !== "connected") this.restart();
  }

  /** The server says that the connection was never secured. @param {Refusal} refusal */
  failed(refusal) {
    // Anything else may go better the next time, and is tried again when the browser notices it.
    if (this.#peer !== undefined && refusal.code === "MEDIA_WRONG_CERTIFICATE") this.#refused(refusal);
  }

  /** What is sent from now on; null: nothing. @param {MediaStreamTrack | null} track */
  send(track) {
    this.#track = track;
    this.#setTrack();
  }

  /** Idempotent. */
  close() {
    this.#discard();
    this.#tell("closed");
  }

  /** The statistics of the connection, for diagnostics. @returns {Promise<RTCStatsReport | undefined>} */
  async stats() {
    return this.#peer?.getStats();
  }

  #setTrack() {
    this.#sender?.replaceTrack(this.#track).catch(() => {
      // Only a closed connection refuses, and its successor is given the track when it is built.
    });
  }

  /** @param {RTCPeerConnection} peer @param {RTCOfferOptions} options */
  #negotiate(peer, options) {
    this.#turn = this.#turn.then(() => this.#exchange(peer, options)).catch((error) => {
      if (peer === this.#peer) this.#failed(error);
    });
  }

  /** @param {RTCPeerConnection} peer @param {RTCOfferOptions} options */
  async #exchange(peer, options) {
    if (peer !== this.#peer) return;
    await peer.setLocalDescription(await peer.createOffer(options));
    const answer = await this.#offer(peer.localDescription?.sdp ?? "");
    if (peer !== this.#peer) return;
    await peer.setRemoteDescription({ type: "answer", sdp: answer.sdp });
    if (this.#sender !== undefined) await limit(this.#sender);
    for (const { mid, purpose } of answer.slots) {
      const section = peer.getTransceivers().find((transceiver) => transceiver.mid === mid);
      if (section !== undefined) this.#listener.slot(mid, purpose, section.receiver.track);
    }
  }

  /** @param {unknown} error */
  #failed(error) {
    const unsuitable = error instanceof Refusal && error.code.startsWith("OFFER_");
    if (unsuitable) {
      this.#refused(error);
    } else {
      this.#tell("interrupted");
      this.#schedule(() => this.start(), this.#backoff.next());
    }
  }

  /** @param {Refusal} refusal */
  #refused(refusal) {
    this.#discard();
    this.#tell("refused", refusal);
  }

  /** @param {RTCPeerConnection} peer */
  #peerChanged(peer) {
    if (peer !== this.#peer) return;
    switch (peer.connectionState) {
      case "connected":
        clearTimeout(this.#timer);
        this.#backoff.reset();
        this.#tell("connected");
        break;
      case "disconnected":
        this.#tell("interrupted");
        this.#schedule(() => this.restart(), PATIENCE);
        break;
      case "failed":
        this.#tell("interrupted");
        this.#schedule(() => this.start(), this.#backoff.next());
        break;
      default:
    }
  }

  #discard() {
    clearTimeout(this.#timer);
    const peer = this.#peer;
    this.#peer = undefined;
    this.#sender = undefined;
    if (peer === undefined) return;
    peer.onconnectionstatechange = null;
    peer.close();
  }

  /** @param {() => void} action @param {number} millis */
  #schedule(action, millis) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(action, millis);
  }

  /** @param {LinkState} state @param {Refusal} [refusal] */
  #tell(state, refusal) {
    this.#state = state;
    this.#listener.state(state, refusal);
  }
}

/** A peer connection for a server that is reached directly and never asks for anything. */
function newPeer() {
  return new RTCPeerConnection({ bundlePolicy: "max-bundle", rtcpMuxPolicy: "require" });
}

/** @param {RTCPeerConnection} peer */
function addSend(peer) {
  const transceiver = peer.addTransceiver("audio", { direction: "sendonly" });
  prefer(transceiver, RTCRtpSender.getCapabilities("audio"));
  return transceiver;
}

/** @param {RTCPeerConnection} peer */
function addSlot(peer) {
  const transceiver = peer.addTransceiver("audio", { direction: "recvonly" });
  prefer(transceiver, RTCRtpReceiver.getCapabilities("audio"));
}

/**
 * Opus alone, and redundancy (RFC 2198) before it where there is any: a sender uses it only if it stands first.
 *
 * @param {RTCRtpTransceiver} transceiver
 * @param {RTCRtpCapabilities | null} capabilities
 */
function prefer(transceiver, capabilities) {
  const codecs = capabilities?.codecs ?? [];
  const named = (/** @type {string} */ name) =>
    codecs.filter(({ mimeType }) => mimeType.toLowerCase() === `audio/${name}`);
  const chosen = [...named("red"), ...named("opus")];
  if (chosen.length > 0) transceiver.setCodecPreferences(chosen);
}

/** @param {RTCRtpSender} sender */
async function limit(sender) {
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  if (encoding === undefined) return;
  encoding.maxBitrate = BITRATE;
  encoding.priority = "high";
  encoding.networkPriority = "high";
  await sender.setParameters(parameters);
}
