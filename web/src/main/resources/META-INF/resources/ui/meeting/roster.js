import { LitElement, css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { controls } from "../look/controls.js";
import { sentenceOf } from "../room.js";
import { Refusal } from "../../client/index.js";
import { Watching } from "../watching.js";
import { delegationName, personLine, personStyles } from "./people.js";

/** @import * as Wire from "../../client/rostrum-v1.js" */
/** @import { Room } from "../room.js" */

const PAGE = 50;
const TYPED_FOR = 300;

/**
 * Who is here: as the view shows it where it does, else read page by page.
 */
export class Roster extends LitElement {
  static properties = {
    room: { attribute: false },
    _search: { state: true },
    _page: { state: true },
    _more: { state: true },
    _total: { state: true },
    _fault: { state: true },
  };

  constructor() {
    super();
    /** @type {Room} */
    this.room;
    this._search = "";
    /** @type {Wire.Person[]} */
    this._page = [];
    this._more = false;
    this._total = 0;
    /** @type {Refusal | undefined} */
    this._fault = undefined;
    new Watching(this);
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #typing;
  #turn = 0;

  connectedCallback() {
    super.connectedCallback();
    if (this.#shown === undefined) void this.#read();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  get #shown() {
    return this.room.meeting?.state.roster;
  }

  /** @param {string} [after] */
  async #read(after) {
    const turn = ++this.#turn;
    try {
      const answer = await this.room.client.listParticipants({
        limit: PAGE,
        ...(this._search === "" ? {} : { search: this._search }),
        ...(after === undefined ? {} : { after }),
      });
      if (turn !== this.#turn) return;
      this._page = after === undefined ? answer.page : [...this._page, ...answer.page];
      this._more = answer.more === "MORE";
      this._total = answer.total;
      this._fault = undefined;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (turn === this.#turn) this._fault = error;
    }
  }

  /** @param {Event} event */
  #searched({ currentTarget }) {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    this._search = currentTarget.value.trim();
    clearTimeout(this.#typing);
    if (this.#shown === undefined) this.#typing = setTimeout(() => this.#read(), TYPED_FOR);
  }

  render() {
    const { texts, meeting } = this.room;
    if (meeting === undefined) return nothing;
    const { state, you, position } = meeting;
    const people = state.roster === undefined ? this._page : this.#matching(state, state.roster);
    const more = state.roster === undefined && this._more;
    return html`
      <input
        type="search"
        aria-label=${texts.say("people.search")}
        placeholder=${texts.say("people.search")}
        @input=${this.#searched}
      />
      ${this._fault === undefined ? nothing : html`<p class="fault small">${sentenceOf(texts, this._fault)}</p>`}
      <ul tabindex="0" aria-label=${texts.say("people.title")}>
        ${repeat(
          people,
          ({ id }) => id,
          (person) => html`
            <li>
              <div class="grow">${personLine(texts, state, person, { me: you.person.id })}</div>
              ${position.keepsList && mayBeGiven(state, person) ? this.#give(person) : nothing}
            </li>
          `,
        )}
      </ul>
      ${people.length === 0 ? html`<p class="quiet small">${texts.say("people.nobody")}</p>` : nothing}
      ${more
        ? html`<button type="button" @click=${() => this.#read(people.at(-1)?.id)}>${texts.say("people.more")}</button>`
        : nothing}
    `;
  }

  /** @param {Wire.Person} person */
  #give(person) {
    const { texts, client, offline } = this.room;
    return html`
      <button
        type="button"
        class="plain small"
        aria-label=${texts.say("chair.about", { action: texts.say("chair.give"), name: person.name })}
        ?disabled=${offline}
        @click=${() => this.room.perform(client.giveFloorTo(person.id))}
      >
        ${texts.say("chair.give")}
      </button>
    `;
  }

  /** @param {Wire.MeetingState} state @param {Wire.Person[]} people */
  #matching(state, people) {
    const wanted = this._search.toLocaleLowerCase();
    if (wanted === "") return people;
    return people.filter((person) =>
      [person.name, person.delegation, delegationName(this.room.texts, state, person.delegation)].some((text) =>
        text?.toLocaleLowerCase().includes(wanted),
      ),
    );
  }

  static styles = [
    controls,
    personStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.625rem;
      }

      ul {
        max-block-size: 22rem;
        overflow-y: auto;
      }

      li {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        padding-block: 0.5rem;
        border-block-start: 1px solid var(--line);
      }

      li:first-child {
        border-block-start: 0;
      }
    `,
  ];
}

/** Whether the floor could be given to this person. @param {Wire.MeetingState} state @param {Wire.Person} person */
function mayBeGiven(state, person) {
  const speaks = !["INTERPRETER", "TECHNICIAN", "PUBLIC"].includes(person.role);
  const holds = state.floor.holders.some((holder) => holder.person.id === person.id);
  return speaks && !holds && person.presence === "PRESENT" && state.presidency.chair?.id !== person.id;
}

customElements.define("rostrum-roster", Roster);
