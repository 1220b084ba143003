/** The browser side, checked: types, scripts, texts, styles, screens. */
@NullMarked
package io.rostrum.web;

import org.jspecify.annotations.NullMarked;
