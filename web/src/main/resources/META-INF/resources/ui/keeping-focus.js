/** @import { LitElement, ReactiveController } from "lit" */

/**
 * Where a press of a button takes the button away, the focus goes to the button that stands there now, and is not
 * lost to those who use the keyboard.
 *
 * @implements {ReactiveController}
 */
export class KeepingFocus {
  /** @param {LitElement} host */
  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  #host;
  #had = false;

  hostUpdate() {
    this.#had = (this.#host.shadowRoot?.activeElement ?? null) !== null;
  }

  hostUpdated() {
    const root = this.#host.shadowRoot;
    if (!this.#had || root === null || root.activeElement !== null) return;
    const [first] = root.querySelectorAll("button:not(:disabled)");
    if (first instanceof HTMLElement) first.focus();
  }
}
