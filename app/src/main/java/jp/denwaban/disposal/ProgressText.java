package jp.denwaban.disposal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.denwaban.site.SiteKind;

/**
 * The lines of the progress file.
 *
 * <pre>
 * denwaban-disposal 1 begun=SECONDS purpose=NAME kind=NAME training=BOOLEAN entry=N anchor=A site=BASE64
 * run
 * step NAME OUTCOME count=N failed=N reason=NAME
 * ended SECONDS
 * </pre>
 *
 * Seconds since 1970. Names are those of {@link Purpose}, {@link SiteKind}, {@link Step}, {@link
 * Outcome}, {@link Reason}; what a later version has added is passed over.
 */
final class ProgressText {
    static final String RUN = "run";

    private static final String NAME = "([A-Z_]{1,40})";
    private static final String NUMBER = "([0-9]{1,15})";

    private static final Pattern HEAD =
            Pattern.compile(
                    "denwaban-disposal 1 begun="
                            + NUMBER
                            + " purpose="
                            + NAME
                            + " kind="
                            + NAME
                            + " training=(true|false) entry="
                            + NUMBER
                            + " anchor=([0-9A-Z-]{19}) site=([A-Za-z0-9_=-]{1,400})");

    private static final Pattern STEP =
            Pattern.compile(
                    "step "
                            + NAME
                            + " "
                            + NAME
                            + " count="
                            + NUMBER
                            + " failed="
                            + NUMBER
                            + " reason="
                            + NAME);

    private static final Pattern ENDED = Pattern.compile("ended " + NUMBER);

    private ProgressText() {}

    static String of(Order order) {
        return "denwaban-disposal 1 begun=%d purpose=%s kind=%s training=%b entry=%d anchor=%s site=%s"
                .formatted(
                        order.begun().getEpochSecond(),
                        order.purpose(),
                        order.kind(),
                        order.training(),
                        order.entry(),
                        order.anchor(),
                        Base64.getUrlEncoder()
                                .encodeToString(order.siteName().getBytes(StandardCharsets.UTF_8)));
    }

    static String of(Step step, Result result) {
        return "step %s %s count=%d failed=%d reason=%s"
                .formatted(
                        step, result.outcome(), result.count(), result.failed(), result.reason());
    }

    static String of(Instant ended) {
        return "ended " + ended.getEpochSecond();
    }

    static Optional<Order> order(String line) {
        Matcher head = HEAD.matcher(line);
        if (!head.matches()) {
            return Optional.empty();
        }
        Optional<Purpose> purpose = named(Purpose.values(), head.group(2));
        Optional<SiteKind> kind = named(SiteKind.values(), head.group(3));
        return purpose.flatMap(
                why ->
                        kind.map(
                                which ->
                                        new Order(
                                                seconds(head.group(1)),
                                                why,
                                                text(head.group(7)),
                                                which,
                                                head.group(4).equals("true"),
                                                Long.parseLong(head.group(5)),
                                                head.group(6))));
    }

    /** What is known after one more line. */
    static Account read(Account before, String line) {
        if (line.equals(RUN)) {
            return before.runAgain();
        }
        Matcher ended = ENDED.matcher(line);
        if (ended.matches()) {
            return before.endedAt(seconds(ended.group(1)));
        }
        Matcher step = STEP.matcher(line);
        if (!step.matches()) {
            return before;
        }
        Optional<Step> which = named(Step.values(), step.group(1));
        Optional<Outcome> outcome = named(Outcome.values(), step.group(2));
        Reason reason = named(Reason.values(), step.group(5)).orElse(Reason.NONE);
        if (which.isEmpty() || outcome.isEmpty()) {
            return before;
        }
        return before.with(
                which.get(),
                new Result(
                        outcome.get(),
                        Long.parseLong(step.group(3)),
                        Long.parseLong(step.group(4)),
                        reason));
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
    }

    private static Instant seconds(String text) {
        return Instant.ofEpochSecond(Long.parseLong(text));
    }

    private static String text(String base64) {
        return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
