package io.rostrum.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a server tells its operator under {@code /metrics}. */
final class Metrics {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final URI uri;
    private final String key;

    Metrics(URI uri, String key) {
        this.uri = uri;
        this.key = key;
    }

    private String text() throws IOException, InterruptedException {
        var answer =
                HTTP.send(
                        HttpRequest.newBuilder(uri)
                                .header("authorization", "Bearer " + key)
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** A counter by its label {@code reason}: those that are not zero. */
    Map<String, Long> byReason(String name) throws IOException, InterruptedException {
        Map<String, Long> values = new TreeMap<>();
        Pattern line = Pattern.compile("(?m)^" + name + "\\{reason=\"(\\w+)\"} ([0-9.E+]+)$");
        for (MatchResult found : line.matcher(text()).results().toList()) {
            long value = (long) Double.parseDouble(found.group(2));
            if (value != 0) {
                values.put(found.group(1), value);
            }
        }
        return values;
    }

    /** A counter without labels. */
    long count(String name) throws IOException, InterruptedException {
        Pattern line = Pattern.compile("(?m)^" + name + " ([0-9.E+]+)$");
        return line.matcher(text())
                .results()
                .map(found -> (long) Double.parseDouble(found.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in /metrics"));
    }
}
