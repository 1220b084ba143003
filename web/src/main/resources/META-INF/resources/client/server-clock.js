const KEPT = 12;

/**
 * The server's time on this machine, so that clocks agree whatever the participant's own clock says.
 * Of the latest exchanges the one with the shortest round trip counts: its error is at most half of
 * that trip (as in NTP, RFC 5905 §8).
 */
export class ServerClock {
  /** @param {() => number} elapsed milliseconds of a monotonic clock */
  constructor(elapsed) {
    this.#elapsed = elapsed;
  }

  #elapsed;
  #offset = 0;
  /** @type {{ roundTrip: number, offset: number }[]} */
  #samples = [];

  /** The first idea of the server's time, from the answer to a join. @param {number} serverTime */
  start(serverTime) {
    this.#samples = [];
    this.#offset = serverTime - this.#elapsed();
  }

  /**
   * An exchange has ended.
   *
   * @param {number} sentAt on the monotonic clock
   * @param {number} serverTime written by the server in between
   */
  sample(sentAt, serverTime) {
    const now = this.#elapsed();
    const roundTrip = now - sentAt;
    if (roundTrip < 0) return;
    this.#samples.push({ roundTrip, offset: serverTime - (sentAt + roundTrip / 2) });
    if (this.#samples.length > KEPT) this.#samples.shift();
    this.#offset = this.#samples.reduce((a, b) => (b.roundTrip < a.roundTrip ? b : a)).offset;
  }

  /** The server's time now, in milliseconds since the epoch. */
  now() {
    return this.#elapsed() + this.#offset;
  }

  /** The shortest recent round trip in milliseconds; undefined before the first exchange. */
  get roundTrip() {
    return this.#samples.length === 0
      ? undefined
      : Math.min(...this.#samples.map((sample) => sample.roundTrip));
  }
}
