import { LitElement, css, html, nothing } from "lit";
import { controls } from "../look/controls.js";

/**
 * A page with one thing to say, and perhaps one thing to do: no link, a link that is none, the end.
 *
 * @fires rostrum-action
 */
export class NoticeScreen extends LitElement {
  static properties = {
    heading: { attribute: false },
    text: { attribute: false },
    action: { attribute: false },
  };

  constructor() {
    super();
    this.heading = "";
    this.text = "";
    this.action = "";
  }

  render() {
    return html`
      <main class="card">
        <h1 tabindex="-1">${this.heading}</h1>
        ${this.text === "" ? nothing : html`<p>${this.text}</p>`}
        ${this.action === ""
          ? nothing
          : html`
              <button type="button" class="primary big" @click=${() => this.dispatchEvent(new CustomEvent("rostrum-action"))}>
                ${this.action}
              </button>
            `}
      </main>
    `;
  }

  static styles = [
    controls,
    css`
      .card {
        padding: 2rem 1.75rem;
        gap: 1rem;
      }

      h1 {
        font-size: 1.5rem;
        line-height: 1.25;
        font-weight: 700;
        outline: none;
      }
    `,
  ];
}

customElements.define("rostrum-notice-screen", NoticeScreen);
