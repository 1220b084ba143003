/** PCM sound to try a meeting with: tones, a meter that tells them apart, WAV files. */
@NullMarked
package io.rostrum.client.sound;

import org.jspecify.annotations.NullMarked;
