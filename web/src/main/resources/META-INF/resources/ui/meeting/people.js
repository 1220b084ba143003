import { css, html, nothing } from "lit";

/** @import * as Wire from "../../client/rostrum-v1.js" */
/** @import { Catalogue } from "../catalogue.js" */

/** How a person stands in a list. */
export const personStyles = css`
  .person {
    display: grid;
    gap: 0.0625rem;
    min-inline-size: 0;
  }

  .person .name {
    font-weight: 600;
    overflow-wrap: anywhere;
    line-height: 1.3;
  }

  .person .about {
    color: var(--quiet);
    font-size: 0.875rem;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }

  .tag {
    display: inline-block;
    font-size: 0.8125rem;
    font-weight: 550;
    line-height: 1.3;
    padding: 0.125rem 0.5rem;
    border-radius: 1rem;
    background: var(--sunk);
    color: var(--quiet);
  }

  .tag.away {
    background: var(--warn-soft);
    color: var(--warn-ink);
  }

  .tag.me {
    background: var(--accent-soft);
    color: var(--accent);
  }
`;

/**
 * What is said of a person below the name: delegation, capacity, else the role.
 *
 * @param {Catalogue} texts
 * @param {Wire.MeetingState} state
 * @param {Wire.Person} person
 */
export function aboutPerson(texts, state, person) {
  const delegation = delegationName(texts, state, person.delegation);
  const about = [delegation, person.capacity].filter((part) => part !== undefined);
  return about.length > 0 ? about.join(" · ") : texts.say(`role.${person.role}`);
}

/** @param {Catalogue} texts @param {Wire.MeetingState} state @param {string | undefined} code */
export function delegationName(texts, state, code) {
  if (code === undefined) return undefined;
  const delegation = state.meeting.delegations.find((candidate) => candidate.code === code);
  return delegation === undefined ? code : texts.choose(delegation.names);
}

/**
 * Name, what is said of the person, and what must be known of them now.
 *
 * @param {Catalogue} texts
 * @param {Wire.MeetingState} state
 * @param {Wire.Person} person
 * @param {{ me?: string }} [viewer] the participant id of the one who looks
 */
export function personLine(texts, state, person, { me } = {}) {
  const mine = person.id === me;
  const away = person.presence !== "PRESENT";
  return html`
    <div class="person">
      <span class="name">
        <bdi>${person.name}</bdi>
        ${mine ? html`<span class="tag me">${texts.say("person.you")}</span>` : nothing}
        ${away ? html`<span class="tag away">${texts.say(`presence.${person.presence}`)}</span>` : nothing}
      </span>
      <span class="about"><bdi>${aboutPerson(texts, state, person)}</bdi></span>
    </div>
  `;
}
