import { Spectrum } from "./spectrum.js";

/** @import * as Wire from "./rostrum-v1.js" */

const RAMP = 0.015;

/**
 * One receive slot as it is heard.
 *
 * @typedef {object} HeardSlot
 * @property {string} mid
 * @property {Wire.SlotPurpose} purpose
 * @property {Spectrum} spectrum
 */

/**
 * Makes remote tracks audible. Each track is held by a muted element, without which Chromium delivers nothing to
 * Web Audio, and heard through gain nodes, because iOS ignores an element's volume.
 */
export class Ear {
  /**
   * @param {object} options
   * @param {AudioContext} options.context made or resumed in a gesture
   * @param {() => HTMLAudioElement} [options.createElement]
   */
  constructor({ context, createElement = () => new Audio() }) {
    this.#context = context;
    this.#createElement = createElement;
    this.#master = context.createGain();
    this.#master.connect(context.destination);
  }

  #context;
  #createElement;
  #master;
  #volume = 1;
  /** @type {Map<string, { slot: HeardSlot, track: MediaStreamTrack, unplug: () => void }>} */
  #plugs = new Map();

  /** Hears a track on a slot, in place of what was on that slot before. @param {string} mid @param {Wire.SlotPurpose} purpose @param {MediaStreamTrack} track */
  plug(mid, purpose, track) {
    if (this.#plugs.get(mid)?.track === track) return;
    this.#plugs.get(mid)?.unplug();
    const stream = new MediaStream([track]);
    const element = this.#createElement();
    element.muted = true;
    element.srcObject = stream;
    element.play().catch(() => {
      // Muted elements may play; where even that is refused, Web Audio alone carries the sound.
    });
    const source = this.#context.createMediaStreamSource(stream);
    const analyser = this.#context.createAnalyser();
    analyser.fftSize = 4096;
    analyser.smoothingTimeConstant = 0;
    source.connect(this.#master);
    source.connect(analyser);
    const unplug = () => {
      source.disconnect();
      element.srcObject = null;
    };
    this.#plugs.set(mid, { slot: { mid, purpose, spectrum: new Spectrum(analyser) }, track, unplug });
  }

  /** Lets go of all slots. */
  unplugAll() {
    for (const { unplug } of this.#plugs.values()) unplug();
    this.#plugs.clear();
  }

  /** The slots, in the order plugged. @returns {HeardSlot[]} */
  get slots() {
    return [...this.#plugs.values()].map(({ slot }) => slot);
  }

  /** 0 is silent, 1 as sent. */
  get volume() {
    return this.#volume;
  }

  set volume(volume) {
    this.#volume = Math.min(1, Math.max(0, volume));
    this.#master.gain.setTargetAtTime(this.#volume ** 2, this.#context.currentTime, RAMP);
  }
}
