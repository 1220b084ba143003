import { LitElement, css, html } from "lit";
import { LANGUAGES, ownName } from "../catalogue.js";
import { controls } from "../look/controls.js";
import { globeIcon } from "../look/icons.js";

/** @import { Catalogue } from "../catalogue.js" */

/**
 * The language of the page.
 *
 * @fires rostrum-language - the detail is the language chosen
 */
export class LanguageChoice extends LitElement {
  static properties = { texts: { attribute: false } };

  constructor() {
    super();
    /** @type {Catalogue} */
    this.texts;
  }

  /** @param {Event} event */
  #choose({ currentTarget }) {
    if (!(currentTarget instanceof HTMLSelectElement)) return;
    const chosen = { detail: currentTarget.value, bubbles: true, composed: true };
    this.dispatchEvent(new CustomEvent("rostrum-language", chosen));
  }

  render() {
    return html`
      <label>
        ${globeIcon}
        <span class="unseen">${this.texts.say("page.language")}</span>
        <select @change=${this.#choose}>
          ${LANGUAGES.map(
            (language) => html`
              <option value=${language} lang=${language} ?selected=${language === this.texts.language}>
                ${ownName(language)}
              </option>
            `,
          )}
        </select>
      </label>
    `;
  }

  static styles = [
    controls,
    css`
      label {
        display: flex;
        align-items: center;
        gap: 0.375rem;
        color: var(--quiet);
      }

      select {
        border-color: transparent;
        background: transparent;
        inline-size: auto;
        padding-inline: 0.25rem;
        color: var(--ink);
      }

      select:hover {
        background: var(--sunk);
      }

      option {
        background: var(--card);
        color: var(--ink);
      }
    `,
  ];
}

customElements.define("rostrum-language-choice", LanguageChoice);
