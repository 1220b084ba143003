package io.rostrum.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a test needs beyond a JDK. Where it is missing the test is left out and says how to get it;
 * with {@code ROSTRUM_TESTS_REQUIRE_ALL=true} it runs all the same, and fails.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsCondition.class)
@interface Needs {

    /** Everything the test needs. */
    Part[] value();

    /** A part that a machine may lack. */
    enum Part {
        CHROMIUM,
        LIBWEBRTC
    }
}
