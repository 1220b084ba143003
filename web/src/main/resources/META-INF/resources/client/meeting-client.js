import { Connection } from "./connection.js";
import { positionOf } from "./position.js";
import { Refusal } from "./refusal.js";
import { applyNotice, applyStep } from "./state.js";

/** @import * as Wire from "./rostrum-v1.js" */
/** @import { ConnectionStatus, Environment } from "./connection.js" */
/** @import { Position } from "./position.js" */

/**
 * What a client knows at one moment; never changed, replaced by the next.
 *
 * @typedef {object} Picture
 * @property {ConnectionStatus} status
 * @property {Wire.MeetingState | undefined} state undefined before the first snapshot
 * @property {Wire.You | undefined} you
 * @property {Position | undefined} position
 * @property {Wire.Audience | undefined} audience
 * @property {Wire.AudibleSource[]} audible who is heard on the floor now, loudest first
 * @property {number} graceSeconds how long the server keeps place and floor after a break
 *
 * Something that happened once, to be shown or said.
 *
 * @typedef {{ kind: "step", step: Wire.ViewEvent, before: Wire.MeetingState }
 *   | { kind: "notice", notice: Wire.Notice }
 *   | { kind: "joined", resumption: Wire.ResumptionKind }
 *   | { kind: "mediaFailed", refusal: Refusal }} Happening
 */

/**
 * A participant in a meeting: the state of the meeting as it changes, and all one may ask for. Each
 * request resolves when it was carried out and rejects with a {@link Refusal} when it was not.
 */
export class MeetingClient {
  /**
   * @param {object} options
   * @param {string} options.url of the server's WebSocket: `/connect`, by wss beside a page that came by https
   * @param {string} options.token the join token
   * @param {string} [options.client] name and version of the software, for the technician
   * @param {Environment} [options.environment]
   */
  constructor({ url, token, client = "rostrum-web", environment }) {
    this.#connection = new Connection({
      url,
      token,
      client,
      ...(environment === undefined ? {} : { environment }),
      listener: {
        status: (status) => this.#show({ status }),
        joined: (joined) => this.#joined(joined),
        snapshot: ({ state, you }) => this.#show({ state, you }),
        event: (event) => this.#event(event),
        personal: ({ notice }) => this.#notice(notice),
        signal: (signal) => this.#signal(signal),
      },
    });
    this.#picture = {
      status: this.#connection.status,
      state: undefined,
      you: undefined,
      position: undefined,
      audience: undefined,
      audible: [],
      graceSeconds: 0,
    };
  }

  #connection;
  /** @type {Picture} */
  #picture;
  /** @type {Set<(picture: Picture) => void>} */
  #watchers = new Set();
  /** @type {Set<(happening: Happening) => void>} */
  #hearers = new Set();

  /** What is known now. @returns {Picture} */
  get picture() {
    return this.#picture;
  }

  /** The server's time now, in milliseconds since the epoch. */
  get serverNow() {
    return this.#connection.clock.now();
  }

  /** The shortest recent round trip in milliseconds, if known. */
  get roundTrip() {
    return this.#connection.clock.roundTrip;
  }

  /**
   * Calls back after every change. @param {(picture: Picture) => void} watcher
   * @returns {() => void} ends it
   */
  watch(watcher) {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /**
   * Calls back for everything that happens once. @param {(happening: Happening) => void} hearer
   * @returns {() => void} ends it
   */
  hear(hearer) {
    this.#hearers.add(hearer);
    return () => this.#hearers.delete(hearer);
  }

  /** Joins; {@link MeetingClient.watch} tells how it goes. */
  join() {
    this.#connection.open();
  }

  /** The network may be back: does not wait any longer. */
  hurry() {
    this.#connection.hurry();
  }

  /** Ends the connection; the server keeps the place for its grace period. */
  close() {
    this.#connection.close();
  }

  /** Leaves the meeting for good. */
  leave() {
    return this.#connection.request({ type: "leave" });
  }

  requestFloor() {
    return this.#connection.request({ type: "requestFloor", kind: "STATEMENT" });
  }

  /** @param {string} requestId one's own, or as keeper of the list another's */
  withdrawRequest(requestId) {
    return this.#connection.request({ type: "withdrawRequest", requestId });
  }

  yieldFloor() {
    return this.#connection.request({ type: "yieldFloor" });
  }

  /** @param {string} [requestId] the next on the list if left out */
  giveFloor(requestId) {
    return this.#connection.request({
      type: "giveFloor",
      ...(requestId === undefined ? {} : { requestId }),
    });
  }

  /** @param {string} participantId who is not on the list */
  giveFloorTo(participantId) {
    return this.#connection.request({ type: "giveFloorTo", participantId });
  }

  /** @param {string} requestId @param {string} [reason] shown to the requester */
  denyRequest(requestId, reason) {
    return this.#connection.request({
      type: "denyRequest",
      requestId,
      ...(reason === undefined ? {} : { reason }),
    });
  }

  /** @param {string} participantId */
  revokeFloor(participantId) {
    return this.#connection.request({ type: "revokeFloor", participantId });
  }

  silenceAll() {
    return this.#connection.request({ type: "silenceAll" });
  }

  openList() {
    return this.#connection.request({ type: "openList" });
  }

  closeList() {
    return this.#connection.request({ type: "closeList" });
  }

  /** @param {string} participantId */
  pauseClock(participantId) {
    return this.#connection.request({ type: "pauseClock", participantId });
  }

  /** @param {string} participantId */
  resumeClock(participantId) {
    return this.#connection.request({ type: "resumeClock", participantId });
  }

  /** @param {string} participantId @param {number} seconds 1 to 3600 */
  extendTime(participantId, seconds) {
    return this.#connection.request({ type: "extendTime", participantId, seconds });
  }

  takeChair() {
    return this.#connection.request({ type: "takeChair" });
  }

  /** @param {string} language */
  openMicrophone(language) {
    return this.#connection.request({ type: "openMicrophone", language });
  }

  /** @param {string} language */
  closeMicrophone(language) {
    return this.#connection.request({ type: "closeMicrophone", language });
  }

  /** Takes the live microphone over from a colleague. @param {string} language */
  takeMicrophone(language) {
    return this.#connection.request({ type: "takeMicrophone", language });
  }

  /** @param {string} channel `floor` or a language */
  async selectChannel(channel) {
    await this.#connection.request({ type: "selectChannel", channel }, { repeatable: true });
    const { you } = this.#picture;
    if (you !== undefined) this.#show({ you: { ...you, channel } });
  }

  /**
   * @param {string} sdp an offer
   * @returns {Promise<Wire.MediaAnswered>}
   */
  offerMedia(sdp) {
    return this.#connection.request({ type: "offerMedia", sdp });
  }

  /**
   * A page of the roster, in order of name.
   *
   * @param {{ search?: string, after?: string, limit?: number }} [which]
   * @returns {Promise<Wire.Participants>}
   */
  listParticipants(which = {}) {
    return this.#connection.request({ type: "listParticipants", limit: 50, ...which }, { repeatable: true });
  }

  /** Mutes or unmutes one's own microphone, in the server too. @param {Wire.MuteState} state */
  selfMute(state) {
    this.#connection.signal({ type: "selfMute", state });
  }

  /** @param {Wire.Joined} joined */
  #joined({ you, graceSeconds, resumption }) {
    this.#show({ you, graceSeconds });
    this.#happened({ kind: "joined", resumption });
  }

  /** @param {Wire.Event} event */
  #event({ event: step }) {
    const before = this.#picture.state;
    if (before === undefined) return;
    this.#show({ state: applyStep(before, step) });
    this.#happened({ kind: "step", step, before });
  }

  /** @param {Wire.Notice} notice */
  #notice(notice) {
    const { you } = this.#picture;
    if (you !== undefined) this.#show({ you: applyNotice(you, notice) });
    this.#happened({ kind: "notice", notice });
  }

  /** @param {Wire.Audience | Wire.Audible | Wire.Draining | Wire.MediaFailed} signal */
  #signal(signal) {
    if (signal.type === "audience") this.#show({ audience: signal });
    else if (signal.type === "audible") this.#show({ audible: signal.floor });
    else if (signal.type === "mediaFailed") {
      this.#happened({ kind: "mediaFailed", refusal: new Refusal(signal.code, signal.params, signal.message) });
    }
  }

  /** @param {Partial<Picture>} change */
  #show(change) {
    const next = { ...this.#picture, ...change };
    if (next.state !== undefined && next.you !== undefined && ("state" in change || "you" in change)) {
      next.position = positionOf(next.state, next.you);
    }
    this.#picture = next;
    for (const watcher of [...this.#watchers]) watcher(next);
  }

  /** @param {Happening} happening */
  #happened(happening) {
    for (const hearer of [...this.#hearers]) hearer(happening);
  }
}
