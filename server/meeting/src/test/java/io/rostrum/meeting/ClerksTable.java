package io.rostrum.meeting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A table of expectations that a clerk can read: columns parted by bars, the first line names the
 * columns, the first column the rows; lines that begin with # are remarks.
 */
record ClerksTable(List<String> columns, List<String> rows, List<Cell> cells) {
    /** What is expected where a row and a column meet. */
    record Cell(String row, String column, String expected) {}

    static ClerksTable read(String resource) {
        List<List<String>> lines = lines(resource).stream().map(ClerksTable::split).toList();
        List<String> columns = lines.getFirst().subList(1, lines.getFirst().size());
        List<String> rows = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            if (line.size() != columns.size() + 1) {
                throw new AssertionError(resource + ": a cell is missing in " + line);
            }
            rows.add(line.getFirst());
            for (int i = 0; i < columns.size(); i++) {
                cells.add(new Cell(line.getFirst(), columns.get(i), line.get(i + 1)));
            }
        }
        return new ClerksTable(columns, rows, cells);
    }

    private static List<String> split(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }

    private static List<String> lines(String resource) {
        try (InputStream in =
                Objects.requireNonNull(ClerksTable.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
