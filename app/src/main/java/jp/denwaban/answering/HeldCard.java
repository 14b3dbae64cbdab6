package jp.denwaban.answering;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.denwaban.call.Tick;
import jp.denwaban.line.Line;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineListener;
import jp.denwaban.line.LineTime;
import jp.denwaban.site.SiteSettings.TrunkLine;
import org.jspecify.annotations.Nullable;

/**
 * The card of one line, or none while it is lost: the keeper's orders go out on its hands, and what
 * became of them comes back on the line's thread. Owned by that thread.
 */
final class HeldCard {
    /** The deadline of one command and some; a card that hangs is closed all the same. */
    private static final Duration HANGS_UP_WITHIN = Duration.ofSeconds(3);

    private final TrunkLine trunk;
    private final LineSource source;
    private final Function<Line, LineListener> listener;
    private final Executor owner;
    private final LineTime time;
    private final WatchdogFeed feed;
    private @Nullable Line line;
    private LineHands hands;

    HeldCard(
            TrunkLine trunk,
            LineSource source,
            Function<Line, LineListener> listener,
            Executor owner,
            LineTime time) {
        this.trunk = trunk;
        this.source = source;
        this.listener = listener;
        this.owner = owner;
        this.time = time;
        this.feed = new WatchdogFeed(trunk.number(), time, owner);
        this.hands = freshHands();
    }

    boolean holds(Line one) {
        return one == line;
    }

    boolean absent() {
        return line == null;
    }

    LineHands hands() {
        return hands;
    }

    void open(Runnable done, Consumer<LineException> failed) {
        hands.give(
                () -> {
                    Line opened = source.line(trunk);
                    owner.execute(() -> line = opened);
                    opened.open(listener.apply(opened));
                },
                () -> owner.execute(done),
                why -> owner.execute(() -> failed.accept(why)));
    }

    void enterBypass() {
        Line mine = line;
        if (mine != null) {
            hands.give(mine::enterBypass, () -> {}, failed -> {});
        }
    }

    void hangUp() {
        Line mine = line;
        if (mine != null) {
            hands.give(mine::hangUp, () -> {}, failed -> {});
        }
    }

    void leaveBypass(Runnable done, Consumer<LineException> failed) {
        Line mine = line;
        if (mine == null) {
            return;
        }
        hands.give(
                () -> {
                    leave(mine);
                    // Whatever the stream of a talk in bypass left behind: the trunk is idle now.
                    mine.hangUp();
                },
                () -> owner.execute(done),
                why -> owner.execute(() -> failed.accept(why)));
    }

    private static void leave(Line line) throws LineException {
        try {
            line.leaveBypass();
        } catch (LineException e) {
            if (e.kind() != LineException.Kind.UNSUPPORTED) {
                throw e;
            }
        }
    }

    void feed(Tick now) {
        Line mine = line;
        if (mine != null) {
            feed.feed(mine, now);
        }
    }

    boolean fed(Tick now) {
        return feed.fed(now);
    }

    /**
     * The card was lost: closed by the hands it may hang on, while fresh ones wait for the next.
     */
    void letGo() {
        Line dead = line;
        line = null;
        LineHands old = hands;
        hands = freshHands();
        if (dead != null) {
            old.give(dead::close, () -> {}, failed -> {});
        }
        old.close();
        feed.renew();
    }

    /** A hang-up that still waits goes out first: closing the port would leave a caller on it. */
    void close() {
        Line mine = line;
        line = null;
        hands.finish(HANGS_UP_WITHIN);
        if (mine != null) {
            mine.close();
        }
        feed.close();
    }

    private LineHands freshHands() {
        return new LineHands("card-" + trunk.number(), time);
    }
}
