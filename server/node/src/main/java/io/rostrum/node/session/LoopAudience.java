package io.rostrum.node.session;

import io.netty.buffer.ByteBuf;
import io.rostrum.protocol.control.ViewName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A room's lines on one event loop, by the view they follow. Carries out deliveries in the order in
 * which the room made them, and flushes each line once. Used on that event loop only.
 */
final class LoopAudience {

    private final Map<ViewName, List<Line>> lines = new EnumMap<>(ViewName.class);
    private final List<Line> touched = new ArrayList<>();

    LoopAudience() {
        for (ViewName view : ViewName.values()) {
            lines.put(view, new ArrayList<>());
        }
    }

    void carryOut(List<Delivery> deliveries) {
        boolean everyone = false;
        for (Delivery delivery : deliveries) {
            switch (delivery) {
                case Delivery.Level(var line, var view, var frames, long sequence) -> {
                    follow(line, view);
                    line.level(frames, sequence);
                    touched.add(line);
                }
                case Delivery.Answer(var line, var frame) -> {
                    line.answer(frame);
                    touched.add(line);
                }
                case Delivery.Personal(var line, var frame, long sequence) -> {
                    line.personal(frame, sequence);
                    touched.add(line);
                }
                case Delivery.Event(var view, var frame) -> {
                    for (Line line : following(view)) {
                        line.event(frame.retainedDuplicate());
                    }
                    frame.release();
                    everyone = true;
                }
                case Delivery.Signal(var frame) -> {
                    signal(frame);
                    everyone = true;
                }
                case Delivery.SignalTo(var line, var frame) -> {
                    line.signal(frame);
                    touched.add(line);
                }
                case Delivery.Close(var line, var code, var frame) -> {
                    forget(line);
                    line.close(code, frame);
                }
                case Delivery.Forget(var line) -> forget(line);
            }
        }
        touched.forEach(Line::flush);
        touched.clear();
        if (everyone) {
            lines.values().forEach(all -> all.forEach(Line::flush));
        }
    }

    private void signal(ByteBuf frame) {
        for (List<Line> all : lines.values()) {
            for (Line line : all) {
                line.signal(frame.retainedDuplicate());
            }
        }
        frame.release();
    }

    private List<Line> following(ViewName view) {
        return lines.getOrDefault(view, List.of());
    }

    private void follow(Line line, ViewName view) {
        forget(line);
        List<Line> all = lines.computeIfAbsent(view, _ -> new ArrayList<>());
        line.place = all.size();
        line.view = Optional.of(view);
        all.add(line);
    }

    /** Takes a line out, and puts the last one in its place. */
    private void forget(Line line) {
        line.view.ifPresent(view -> {
            List<Line> all = following(view);
            Line last = all.removeLast();
            if (last != line) {
                all.set(line.place, last);
                last.place = line.place;
            }
            line.place = -1;
            line.view = Optional.empty();
        });
    }
}
