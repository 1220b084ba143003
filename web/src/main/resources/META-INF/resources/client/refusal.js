/**
 * Why something was not done: a code of the server's registry, or one of this client's own (they
 * begin with `CLIENT_`, or `MICROPHONE_FAULT_` for a microphone). Sentences stand in catalogues, by code.
 */
export class Refusal extends Error {
  /**
   * @param {string} code
   * @param {Record<string, string>} [params] what the sentence speaks of, by name
   * @param {string} [message] the server's English sentence
   */
  constructor(code, params = {}, message = code) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.params = params;
  }
}

/** The line broke while a request was on its way and could not be resumed: it may or may not have been carried out. */
export const OUTCOME_UNKNOWN = "CLIENT_OUTCOME_UNKNOWN";

/** The connection has ended for good. */
export const DISCONNECTED = "CLIENT_DISCONNECTED";
