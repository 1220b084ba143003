import { Refusal } from "./refusal.js";
import { Spectrum } from "./spectrum.js";

/** Names that hands-free profiles of Bluetooth give their microphones. */
const HANDS_FREE = /hands-?free|\bhfp\b|\bhsp\b|headset.*\bag\b|bluetooth|airpods|buds/iu;

/** At or below this rate speech is narrow-band: interpreters need 125 Hz to 15 kHz (ISO 20109). */
const NARROW_RATE = 16_000;

/**
 * @typedef {object} MicrophoneChoice
 * @property {string} [deviceId] the system's choice if left out
 * @property {boolean} [processing] echo cancellation, noise suppression and automatic gain
 */

/**
 * The participant's microphone: one capture, from which what is sent and what the meter shows are taken
 * apart, so that the meter still moves while what is sent is muted.
 */
export class Microphone {
  /**
   * @param {object} options
   * @param {AudioContext} options.context
   * @param {MediaDevices | undefined} [options.mediaDevices] undefined where the page is no secure context
   * @param {boolean} [options.secure]
   * @param {MicrophoneChoice} [options.choice] until another is made
   * @param {() => void} [options.onchange] a device came, went, or was lost
   */
  constructor({
    context,
    mediaDevices = navigator.mediaDevices,
    secure = isSecureContext,
    choice = {},
    onchange = () => {},
  }) {
    this.#context = context;
    this.#mediaDevices = mediaDevices;
    this.#secure = secure;
    this.#choice = choice;
    this.#onchange = onchange;
    this.#mediaDevices?.addEventListener("devicechange", onchange);
  }

  #context;
  #mediaDevices;
  #secure;
  #onchange;
  /** @type {MediaStreamTrack | undefined} */
  #track;
  /** @type {(() => void) | undefined} */
  #unplug;
  /** @type {Spectrum | undefined} */
  #spectrum;
  #muted = false;
  #opening = 0;
  /** @type {MicrophoneChoice} */
  #choice;

  /** What may be sent; undefined while nothing is captured. */
  get track() {
    return this.#track;
  }

  /** The device's name, once captured. */
  get label() {
    return this.#track?.label ?? "";
  }

  /** The device captured, as its id. */
  get deviceId() {
    return this.#track?.getSettings().deviceId ?? this.#choice.deviceId ?? "";
  }

  /** Whether the sound is filtered by the browser. */
  get processing() {
    return this.#choice.processing ?? true;
  }

  /** Whether it sounds like a telephone, as headsets over Bluetooth do. */
  get narrowBand() {
    if (this.#track === undefined) return false;
    const { sampleRate } = this.#track.getSettings();
    return (sampleRate !== undefined && sampleRate <= NARROW_RATE) || HANDS_FREE.test(this.#track.label);
  }

  /**
   * Captures, or captures another device.
   *
   * @param {MicrophoneChoice} [choice] as last chosen if left out
   * @returns {Promise<void>} rejected with a {@link Refusal} whose code begins with `MICROPHONE_FAULT_`
   */
  async open(choice = this.#choice) {
    if (!this.#secure || this.#mediaDevices === undefined) {
      throw new Refusal("MICROPHONE_FAULT_INSECURE_PAGE");
    }
    const turn = ++this.#opening;
    this.#choice = choice;
    const stream = await this.#capture(choice);
    const [track] = stream.getAudioTracks();
    if (track === undefined) throw new Refusal("MICROPHONE_FAULT_NOT_FOUND");
    if (turn !== this.#opening) {
      track.stop();
      return;
    }
    this.#release();
    this.#meter(track.clone());
    track.enabled = !this.#muted;
    track.contentHint = "speech";
    track.onended = () => {
      this.close();
      this.#onchange();
    };
    this.#track = track;
    this.#onchange();
  }

  /** Lets go of the device. Idempotent. */
  close() {
    this.#opening += 1;
    this.#release();
  }

  /** @param {boolean} muted what is sent is silence; the meter still moves */
  mute(muted) {
    this.#muted = muted;
    if (this.#track !== undefined) this.#track.enabled = !muted;
  }

  /** The level now in dB relative to full scale; -100 while nothing is captured. */
  level() {
    return this.#spectrum?.level() ?? -100;
  }

  /** The microphones there are; without names until one has been captured. @returns {Promise<MediaDeviceInfo[]>} */
  async devices() {
    const all = (await this.#mediaDevices?.enumerateDevices()) ?? [];
    return all.filter(({ kind, deviceId }) => kind === "audioinput" && deviceId !== "communications");
  }

  /** @param {MicrophoneChoice} choice @returns {Promise<MediaStream>} */
  async #capture({ deviceId, processing = true }) {
    const constraints = {
      echoCancellation: processing,
      noiseSuppression: processing,
      autoGainControl: processing,
      channelCount: { ideal: 1 },
      sampleRate: { ideal: 48_000 },
    };
    const devices = /** @type {MediaDevices} */ (this.#mediaDevices);
    try {
      return await devices.getUserMedia({
        audio: { ...constraints, ...(deviceId ? { deviceId: { exact: deviceId } } : {}) },
      });
    } catch (error) {
      const gone = error instanceof DOMException && error.name === "OverconstrainedError";
      if (gone && deviceId) return this.#capture({ processing });
      throw new Refusal(faultOf(error));
    }
  }

  /** @param {MediaStreamTrack} track of its own, so that muting what is sent does not still the meter */
  #meter(track) {
    const source = this.#context.createMediaStreamSource(new MediaStream([track]));
    const analyser = this.#context.createAnalyser();
    analyser.fftSize = 2048;
    analyser.smoothingTimeConstant = 0;
    source.connect(analyser);
    this.#spectrum = new Spectrum(analyser);
    this.#unplug = () => {
      source.disconnect();
      track.stop();
    };
  }

  #release() {
    this.#unplug?.();
    this.#unplug = undefined;
    this.#spectrum = undefined;
    if (this.#track === undefined) return;
    this.#track.onended = null;
    this.#track.stop();
    this.#track = undefined;
  }
}

/** The code of a failed capture (Media Capture and Streams §10.2). @param {unknown} error */
export function faultOf(error) {
  switch (error instanceof Error || error instanceof DOMException ? error.name : "") {
    case "NotAllowedError":
    case "SecurityError":
      return "MICROPHONE_FAULT_DENIED";
    case "NotFoundError":
    case "OverconstrainedError":
      return "MICROPHONE_FAULT_NOT_FOUND";
    case "NotReadableError":
    case "AbortError":
      return "MICROPHONE_FAULT_IN_USE";
    default:
      return "MICROPHONE_FAULT_UNKNOWN";
  }
}
