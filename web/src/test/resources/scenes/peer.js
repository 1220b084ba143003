// A peer connection that stands at once, for scenes without a media server.
window.RTCPeerConnection = class extends RTCPeerConnection {
  #state = "new";
  get connectionState() {
    return this.#state;
  }
  async setRemoteDescription() {
    this.#state = "connected";
    this.onconnectionstatechange?.(new Event("connectionstatechange"));
  }
};
