package io.rostrum.loadtest.demo;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the demo words things on a terminal. */
final class Words {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Words() {}

    /** A channel as a person calls it. */
    static String channel(String channel) {
        return channel.equals("floor")
                ? "the floor"
                : Locale.forLanguageTag(channel).getDisplayLanguage(Locale.ENGLISH);
    }

    static String line(LocalTime at, String text) {
        return TIME.format(at) + "  " + text;
    }

    /** 1st, 2nd, 3rd, 4th … */
    static String ordinal(int number) {
        int lastTwo = number % 100;
        if (lastTwo >= 11 && lastTwo <= 13) {
            return number + "th";
        }
        return number
                + switch (number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }
}
