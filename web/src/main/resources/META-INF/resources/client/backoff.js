/**
 * How long to wait before the next attempt: doubling from `first` to `most`, each wait drawn from
 * its upper half, so that a hall that lost its line does not come back in step.
 */
export class Backoff {
  /**
   * @param {object} bounds
   * @param {number} bounds.first upper bound of the first wait, in milliseconds
   * @param {number} bounds.most upper bound of every wait, in milliseconds
   * @param {() => number} bounds.random uniform in [0, 1)
   */
  constructor({ first, most, random }) {
    this.#first = first;
    this.#most = most;
    this.#random = random;
  }

  #first;
  #most;
  #random;
  #attempts = 0;

  /** How many waits have been asked for since the last success. */
  get attempts() {
    return this.#attempts;
  }

  /** @returns {number} milliseconds */
  next() {
    const bound = Math.min(this.#most, this.#first * 2 ** Math.min(this.#attempts, 30));
    this.#attempts += 1;
    return bound * (0.5 + 0.5 * this.#random());
  }

  /** An attempt has succeeded: the next wait is short again. */
  reset() {
    this.#attempts = 0;
  }
}
