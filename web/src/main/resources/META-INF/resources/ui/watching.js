/** @import { ReactiveController, ReactiveControllerHost } from "lit" */
/** @import { Room } from "./room.js" */

/**
 * Renders its element again whenever the room of the element changes.
 *
 * @implements {ReactiveController}
 */
export class Watching {
  /** @param {ReactiveControllerHost & { room: Room }} host */
  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  #host;
  /** @type {Room | undefined} */
  #room;
  #end = () => {};

  hostConnected() {
    this.#follow(this.#host.room);
  }

  hostUpdate() {
    this.#follow(this.#host.room);
  }

  hostDisconnected() {
    this.#follow(undefined);
  }

  /** @param {Room | undefined} room */
  #follow(room) {
    if (room === this.#room) return;
    this.#end();
    this.#room = room;
    this.#end = room?.watch(() => this.#host.requestUpdate()) ?? (() => {});
  }
}
