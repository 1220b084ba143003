package io.rostrum.loadtest.demo;

import io.rostrum.loadtest.robot.Voice;
import io.rostrum.protocol.control.RefusalCode;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the demo says at its end. */
final class Summary {

    private static final double FRAMES_PER_SECOND = 50;

    /** One listener's finding. */
    record Row(
            String channel,
            int heard,
            int due,
            int heardWhenDue,
            int other,
            String wrong,
            Ear.Verdict verdict) {

        static Row of(String channel, Ear ear, Map<Voice, String> names) {
            String wrong =
                    ear.wrong().entrySet().stream()
                            .map(e ->
                                    names.getOrDefault(e.getKey(), e.getKey().name())
                                            + " ("
                                            + e.getValue()
                                            + ")")
                            .sorted()
                            .collect(Collectors.joining(", "));
            return new Row(
                    channel,
                    ear.heard(),
                    ear.due(),
                    ear.heardWhenDue(),
                    ear.unknown(),
                    wrong,
                    ear.verdict());
        }
    }

    private Summary() {}

    static void print(PrintStream out, List<Row> rows, Tally tally, double seconds) {
        out.println();
        out.printf(
                Locale.ROOT,
                "%-12s %8s %9s %7s  %s%n",
                "channel",
                "packets",
                "speech",
                "owed",
                "verdict");
        for (Row row : rows) {
            String share =
                    row.due() == 0
                            ? "-"
                            : String.format(
                                    Locale.ROOT, "%.1f%%", 100.0 * row.heardWhenDue() / row.due());
            String verdict =
                    switch (row.verdict()) {
                        case RIGHT ->
                                row.heard() == 0
                                        ? "nothing was due"
                                        : "heard what it should, and nothing else";
                        case WRONG ->
                                row.wrong().isEmpty()
                                        ? "DID NOT HEAR what it should"
                                        : "HEARD WRONGLY: " + row.wrong();
                    };
            out.printf(
                    Locale.ROOT,
                    "%-12s %8d %7.1f s %7s  %s%n",
                    row.channel().equals("floor") ? "floor" : Words.channel(row.channel()),
                    row.heard() + row.other(),
                    row.heard() / FRAMES_PER_SECOND,
                    share,
                    verdict);
        }
        Map<RefusalCode, Integer> refusals = new TreeMap<>(tally.refusals());
        out.printf(
                Locale.ROOT,
                "%n%d changes of the floor in %.0f s; refusals: %s%n",
                tally.floorChanges(),
                seconds,
                refusals.isEmpty() ? "none" : refusals);
    }

    /** Whether every listener heard what it should, and the meeting was alive at all. */
    static boolean allRight(List<Row> rows) {
        return rows.stream().allMatch(row -> row.verdict() == Ear.Verdict.RIGHT)
                && rows.stream().anyMatch(row -> row.channel().equals("floor") && row.heard() > 0);
    }
}
