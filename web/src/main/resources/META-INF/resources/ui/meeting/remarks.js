import { LitElement, css, html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { controls } from "../look/controls.js";
import { closeIcon } from "../look/icons.js";
import { Watching } from "../watching.js";

/** @import { Room } from "../room.js" */

/** Refusals and news, for a moment. */
export class Remarks extends LitElement {
  static properties = { room: { attribute: false } };

  constructor() {
    super();
    /** @type {Room} */
    this.room;
    new Watching(this);
  }

  render() {
    const { texts, remarks } = this.room;
    return html`
      <div role="alert">
        ${repeat(
          remarks,
          ({ id }) => id,
          ({ id, text, kind }) => html`
            <div class=${`remark ${kind}`}>
              <p class="grow">${text}</p>
              <button type="button" aria-label=${texts.say("page.dismiss")} @click=${() => this.room.dismiss(id)}>
                ${closeIcon}
              </button>
            </div>
          `,
        )}
      </div>
    `;
  }

  static styles = [
    controls,
    css`
      :host {
        position: fixed;
        inset-block-start: 0.75rem;
        inset-inline: 0.75rem;
        z-index: 2;
        pointer-events: none;
      }

      [role="alert"] {
        display: grid;
        gap: 0.5rem;
        justify-items: center;
      }

      .remark {
        pointer-events: auto;
        display: flex;
        align-items: center;
        gap: 0.5rem;
        max-inline-size: 36rem;
        padding-block: 0.25rem;
        padding-inline: 1.125rem 0.25rem;
        border-radius: var(--round);
        background: var(--ink);
        color: var(--card);
        box-shadow: 0 0.5rem 1.5rem rgb(0 0 0 / 0.25);
      }

      button {
        background: transparent;
        border-color: transparent;
        color: inherit;
        padding: 0.5rem;
        inline-size: var(--touch);
      }

      button:hover:not(:disabled) {
        background: transparent;
        border-color: currentColor;
      }
    `,
  ];
}

customElements.define("rostrum-remarks", Remarks);
