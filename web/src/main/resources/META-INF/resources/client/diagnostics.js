/** @import { MeetingClient } from "./meeting-client.js" */
/** @import { MeetingSound } from "./sound.js" */

/**
 * What one slot hears at this moment.
 *
 * @typedef {object} SlotReading
 * @property {string} mid
 * @property {string} purpose
 * @property {number} level in dB relative to full scale
 * @property {number | undefined} frequency the strongest, in Hz; undefined in silence
 */

/**
 * A look inside for tests and support: what the page knows, what each slot hears, what the microphone gives.
 *
 * @param {MeetingClient} client
 * @param {() => MeetingSound | undefined} sound
 */
export function diagnose(client, sound) {
  return {
    get picture() {
      return client.picture;
    },
    get serverNow() {
      return client.serverNow;
    },
    get link() {
      return sound()?.linkState;
    },
    get muted() {
      return sound()?.muted;
    },
    get microphone() {
      const microphone = sound()?.microphone;
      return {
        label: microphone?.label,
        level: microphone?.level(),
        capturing: microphone?.track !== undefined,
        fault: sound()?.fault?.code,
      };
    },
    /** @returns {SlotReading[]} */
    slots() {
      return (sound()?.ear.slots ?? []).map(({ mid, purpose, spectrum }) => ({
        mid,
        purpose,
        level: spectrum.level(),
        frequency: spectrum.frequency(),
      }));
    },
    /** How strong one frequency is on each slot, in dB relative to full scale. @param {number} hertz */
    levelsAt(hertz) {
      return (sound()?.ear.slots ?? []).map(({ mid, purpose, spectrum }) => ({
        mid,
        purpose,
        level: spectrum.levelAt(hertz),
      }));
    },
    /** The peer connection's statistics, as plain objects. */
    async stats() {
      const report = await sound()?.stats();
      return report === undefined ? [] : [...report.values()];
    },
  };
}
