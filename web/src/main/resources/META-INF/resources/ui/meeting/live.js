import { css } from "lit";

/** How a card looks while its microphone is open: nobody can take it for shut. */
export const liveStyles = css`
  .card.live {
    background: var(--live);
    border-color: var(--live);
    color: var(--on-live);
    --meter-ground: rgb(0 0 0 / 0.3);
    --meter-edge: rgb(255 255 255 / 0.65);
    --meter-ink: #fff;
  }

  .card.held {
    border: 2px solid var(--warn-ink);
  }

  .row > h2.grow {
    flex-basis: 0;
  }

  details.card {
    display: block;
    padding-block: 0.75rem;
  }

  @media (max-width: 30rem) {
    :host(rostrum-own-microphone) .card {
      padding: 0.875rem 1rem;
      gap: 0.625rem;
    }

    :host(rostrum-own-microphone) .spare {
      display: none;
    }
  }

  .card.live h2,
  .card.held h2 {
    font-size: 1.1875rem;
  }

  .card.live button {
    background: transparent;
    border-color: var(--on-live);
    color: var(--on-live);
  }

  .card.live button:hover:not(:disabled) {
    background: var(--live-press);
  }

  .card.live button:disabled {
    border-color: rgb(255 255 255 / 0.5);
    color: rgb(255 255 255 / 0.85);
  }

  .card.live button.solid {
    background: var(--on-live);
    color: #8f0d16;
  }

  .card.live :focus-visible {
    outline-color: var(--on-live);
  }

  .card.live details rostrum-microphone-choice,
  .card.live details > div {
    background: var(--card);
    color: var(--ink);
    border-radius: var(--round-small);
    padding: 0.75rem;
  }

  .buttons button {
    flex-basis: 8rem;
  }

  summary {
    cursor: pointer;
    min-block-size: 1.75rem;
    align-content: center;
  }

  details[open] > :not(summary) {
    margin-block-start: 0.5rem;
  }

  .note {
    text-align: center;
  }
`;
