/** Below this an input counts as silent, in dB below full scale. */
export const SILENCE = -60;

/** Reads level and pitch from an analyser. Not for several analysers at once: its buffers are its own. */
export class Spectrum {
  /** @param {AnalyserNode} analyser */
  constructor(analyser) {
    this.#analyser = analyser;
    this.#samples = new Float32Array(analyser.fftSize);
    this.#bins = new Float32Array(analyser.frequencyBinCount);
  }

  #analyser;
  #samples;
  #bins;

  /** The level of the last moments (root mean square) in dB relative to full scale, at least -100. */
  level() {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    let squares = 0;
    for (const sample of this.#samples) squares += sample * sample;
    return Math.max(-100, 10 * Math.log10(squares / this.#samples.length + 1e-10));
  }

  /** The strongest frequency in Hz; undefined in silence. */
  frequency() {
    if (this.level() < SILENCE) return undefined;
    this.#analyser.getFloatFrequencyData(this.#bins);
    const peak = loudest(this.#bins);
    return (peak + shift(this.#bins, peak)) * this.#binWidth;
  }

  /** How strong one frequency is, in dB relative to full scale. @param {number} hertz */
  levelAt(hertz) {
    this.#analyser.getFloatFrequencyData(this.#bins);
    const bin = Math.round(hertz / this.#binWidth);
    return Math.max(...this.#bins.subarray(Math.max(0, bin - 1), bin + 2));
  }

  get #binWidth() {
    return this.#analyser.context.sampleRate / this.#analyser.fftSize;
  }
}

/** @param {Float32Array} bins */
function loudest(bins) {
  let peak = 1;
  for (let bin = 2; bin < bins.length; bin++) {
    if (/** @type {number} */ (bins[bin]) > /** @type {number} */ (bins[peak])) peak = bin;
  }
  return peak;
}

/** Where between the bins the peak lies: the vertex of the parabola through three of them. @param {Float32Array} bins @param {number} peak */
function shift(bins, peak) {
  const [a = 0, b = 0, c = 0] = bins.subarray(peak - 1, peak + 2);
  const curvature = a - 2 * b + c;
  return Number.isFinite(curvature) && curvature !== 0 ? (a - c) / (2 * curvature) : 0;
}
