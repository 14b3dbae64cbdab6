package jp.denwaban.console;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.denwaban.wire.LineState;
import jp.denwaban.wire.LineStatus;
import jp.denwaban.wire.LineStatus.GuidanceName;
import jp.denwaban.wire.LineStatus.MaskedCaller;
import jp.denwaban.wire.LineStatus.Quality;
import jp.denwaban.wire.ServerMessage.Levels;
import jp.denwaban.wire.Snapshot;
import jp.denwaban.wire.Snapshot.Alarm;
import jp.denwaban.wire.Snapshot.Disk;
import jp.denwaban.wire.Snapshot.Guidance;
import jp.denwaban.wire.Snapshot.Mode;
import jp.denwaban.wire.Snapshot.Today;

/**
 * A Friday morning at an invented station, and a busy one at a headquarters: what the tests show.
 */
public final class Pictures {
    public static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    public static final Instant NOW = Instant.parse("2026-11-20T01:42:18Z");
    public static final Clock CLOCK = Clock.fixed(NOW, JAPAN);

    private static final String[] OFFICES = {"電話交換", "総務課", "交通企画課", "生活安全", "刑事企画", "免許試験"};

    private Pictures() {}

    public static ConsoleSession.SignedIn sato() {
        return new ConsoleSession.SignedIn(
                "警務課長", "佐藤 健一", false, "様式1 第8-0214号", NOW.plusSeconds(27 * 60 + 20));
    }

    /** Sixteen lines: five talking, one in fault, two asking for attention. */
    public static Snapshot station(Mode mode) {
        List<LineStatus> lines = new ArrayList<>();
        lines.add(talking(1, 252, "2417", "3", "交通課", "231"));
        lines.add(talking(2, 97, "8802", "1", "警務課", "211"));
        lines.add(idle(3));
        lines.add(guiding(4, 9, absent("PAYPHONE")));
        lines.add(talking(5, 768, "0356", "2", "生活安全課", "221"));
        lines.add(calling(6, 14, tail("6641"), "4", "刑事課", "241", "", 0));
        lines.add(idle(7));
        lines.add(fault(8, Instant.parse("2026-11-20T01:39:51Z")));
        lines.add(choosing(9, 6, absent("WITHHELD"), 2, 1));
        lines.add(talking(10, 42, "9173", "3", "交通課", "232"));
        lines.add(ringing(11, 3, Optional.empty()));
        lines.add(idle(12));
        lines.add(
                status(13, LineState.RECORDING, 365, tail("5520"))
                        .to("0", "電話交換", "200")
                        .attention("R-05", 18)
                        .done());
        lines.add(status(14, LineState.CLOSING, 2, tail("7718")).done());
        lines.add(calling(15, 36, absent("UNAVAILABLE"), "5", "地域課", "251", "C-01", 9));
        lines.add(idle(16));
        return new Snapshot(
                NOW, false, mode, lines, today(), disk(13, 418), guidance(), alarms(8, 13));
    }

    /** The first lines of the station, as a small site has them. */
    public static Snapshot smallStation(Mode mode, int count) {
        Snapshot all = station(mode);
        List<LineStatus> few = new ArrayList<>();
        int[] pick = {1, 9, 13, 3, 6, 4};
        for (int i = 0; i < count; i++) {
            few.add(renumbered(all.lines().get(pick[i] - 1), i + 1));
        }
        return new Snapshot(NOW, false, mode, few, today(), disk(13, 418), guidance(), List.of());
    }

    /** 計画停止 while some still talk. */
    public static Snapshot stopPlanned() {
        Snapshot talking = smallStation(Mode.IN_SERVICE, 4);
        Snapshot.Alarm underWay = new Snapshot.Alarm(9, 3, NOW, "M-01", Optional.empty(), false);
        return new Snapshot(
                NOW,
                false,
                talking.mode(),
                talking.lines(),
                talking.today(),
                talking.disk(),
                talking.guidance(),
                List.of(underWay));
    }

    /** Sixty-four lines of a headquarters. */
    public static Snapshot headquarters() {
        List<LineStatus> lines = new ArrayList<>();
        String states = "RRRG..R...RRRRRRR...TGRCGG....R.S.F" + "SRRN..C.R.TTRRRG.NTRC.RRUTR..";
        for (int i = 1; i <= 64; i++) {
            lines.add(headquartersLine(i, states.charAt((i - 1) % states.length())));
        }
        return new Snapshot(
                NOW,
                false,
                Mode.IN_SERVICE,
                lines,
                new Today(1936, 1402, 131, 358, 44, 1, hours(10)),
                disk(41, 1130),
                guidance(),
                alarms(35, 16));
    }

    /** 従来交換へ切替 was ordered in 訓練. */
    public static Snapshot allAtTheSwitchboard() {
        List<LineStatus> lines = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            lines.add(status(i, LineState.BYPASS, 60, Optional.empty()).done());
        }
        return new Snapshot(
                NOW, false, Mode.TRAINING, lines, today(), disk(13, 418), guidance(), List.of());
    }

    public static Levels levels() {
        return new Levels(
                List.of(
                        new Levels.Level(1, -23, -55),
                        new Levels.Level(2, -55, -25),
                        new Levels.Level(5, -30, -57),
                        new Levels.Level(10, -57, -20),
                        new Levels.Level(13, -25, -60)));
    }

    public static Levels manyLevels() {
        return new Levels(
                IntStream.rangeClosed(1, 64)
                        .mapToObj(i -> new Levels.Level(i, -50 + i % 30, -55 + (i * 7) % 40))
                        .toList());
    }

    private static LineStatus headquartersLine(int number, char state) {
        String key = Integer.toString(number % OFFICES.length);
        String office = OFFICES[number % OFFICES.length];
        Optional<MaskedCaller> caller = tail("0000");
        return switch (state) {
            case 'R' ->
                    number == 16
                            ? status(16, LineState.RECORDING, 242, caller)
                                    .to(key, office, "300")
                                    .attention("R-05", 22)
                                    .done()
                            : status(number, LineState.RECORDING, 60 + number * 7L, caller)
                                    .to(key, office, "300")
                                    .done();
            case 'G' -> guiding(number, 13, caller);
            case 'T' -> calling(number, 10, caller, key, office, "300", "", 0);
            case 'C' -> choosing(number, 7, caller, 1, 0);
            case 'N' -> ringing(number, 3, caller);
            case 'S' -> status(number, LineState.CLOSING, 1, caller).done();
            case 'U' ->
                    status(number, LineState.TALKING, 493, caller).to(key, office, "300").done();
            case 'F' -> fault(number, Instant.parse("2026-11-20T01:38:07Z"));
            default -> idle(number);
        };
    }

    public static LineStatus idle(int number) {
        return status(number, LineState.IDLE, 600, Optional.empty()).done();
    }

    public static LineStatus talking(
            int number, long seconds, String tail, String key, String office, String extension) {
        return status(number, LineState.RECORDING, seconds, tail(tail))
                .to(key, office, extension)
                .done();
    }

    private static LineStatus calling(
            int number,
            long seconds,
            Optional<MaskedCaller> caller,
            String key,
            String office,
            String extension,
            String attention,
            int left) {
        return status(number, LineState.TRANSFERRING, seconds, caller)
                .to(key, office, extension)
                .attention(attention, left)
                .done();
    }

    public static LineStatus guiding(int number, long seconds, Optional<MaskedCaller> caller) {
        return status(number, LineState.GUIDING, seconds, caller).done();
    }

    private static LineStatus choosing(
            int number, long seconds, Optional<MaskedCaller> caller, int pass, int noInputs) {
        LineStatus line = status(number, LineState.CHOOSING, seconds, caller).done();
        return new LineStatus(
                number,
                line.state(),
                line.since(),
                caller,
                line.key(),
                line.destination(),
                line.extension(),
                line.guidance(),
                0,
                pass,
                noInputs,
                Optional.empty(),
                0,
                Optional.empty(),
                true);
    }

    private static LineStatus ringing(int number, long seconds, Optional<MaskedCaller> caller) {
        return status(number, LineState.RINGING, seconds, caller).done();
    }

    public static LineStatus fault(int number, Instant since) {
        return new LineStatus(
                number,
                LineState.FAULT,
                since,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                0,
                Optional.empty(),
                0,
                Optional.of("L-03"),
                false);
    }

    private static LineStatus renumbered(LineStatus line, int number) {
        return new LineStatus(
                number,
                line.state(),
                line.since(),
                line.caller(),
                line.key(),
                line.destination(),
                line.extension(),
                line.guidance(),
                line.rings(),
                line.pass(),
                line.noInputs(),
                line.attention(),
                line.attentionSeconds(),
                line.faultCode(),
                line.watchdogFed(),
                line.recording());
    }

    public static Draft status(
            int number, LineState state, long seconds, Optional<MaskedCaller> caller) {
        return new Draft(number, state, NOW.minusSeconds(seconds), caller, "", "", "", "", 0);
    }

    /** A line being put together. */
    public record Draft(
            int number,
            LineState state,
            Instant since,
            Optional<MaskedCaller> caller,
            String key,
            String office,
            String extension,
            String attention,
            int attentionSeconds) {

        public Draft to(String newKey, String newOffice, String newExtension) {
            return new Draft(
                    number,
                    state,
                    since,
                    caller,
                    newKey,
                    newOffice,
                    newExtension,
                    attention,
                    attentionSeconds);
        }

        public Draft attention(String code, int seconds) {
            return new Draft(number, state, since, caller, key, office, extension, code, seconds);
        }

        public LineStatus done() {
            return new LineStatus(
                    number,
                    state,
                    since,
                    caller,
                    text(key),
                    text(office),
                    text(extension),
                    Optional.of(new GuidanceName("執務時間内の案内", 12)),
                    1,
                    1,
                    0,
                    text(attention),
                    attentionSeconds,
                    Optional.empty(),
                    true,
                    recording());
        }

        private Optional<LineStatus.Quality> recording() {
            boolean any = state == LineState.RECORDING || state == LineState.CLOSING;
            return Optional.of(attention.isEmpty() ? Quality.GOOD : Quality.CHECK)
                    .filter(quality -> any);
        }

        private static Optional<String> text(String value) {
            return Optional.of(value).filter(text -> !text.isEmpty());
        }
    }

    public static Optional<MaskedCaller> tail(String digits) {
        return Optional.of(new MaskedCaller(Optional.of(digits), Optional.empty()));
    }

    public static Optional<MaskedCaller> absent(String reason) {
        return Optional.of(new MaskedCaller(Optional.empty(), Optional.of(reason)));
    }

    private static Today today() {
        return new Today(187, 128, 14, 33, 11, 1, hours(1));
    }

    private static List<Integer> hours(int times) {
        int[] counts = {4, 2, 2, 3, 2, 2, 5, 11, 53, 90, 49};
        return IntStream.range(0, 24)
                .mapToObj(hour -> hour < counts.length ? counts[hour] * times : 0)
                .toList();
    }

    private static Disk disk(int used, int freeGb) {
        // A station's 31 GB in fifteen days, seen for two weeks.
        long day = 31_000_000_000L / 15;
        long free = freeGb * 1_000_000_000L;
        return new Disk(
                used,
                free,
                20,
                10,
                Optional.of(new Snapshot.Forecast(31_000_000_000L, true, free / day, 14)));
    }

    private static Guidance guidance() {
        return new Guidance(
                "執務時間内の案内",
                12,
                List.of(
                        new Guidance.Span(LocalTime.MIDNIGHT, "時間外の案内", false),
                        new Guidance.Span(LocalTime.of(8, 45), "執務時間内の案内", true),
                        new Guidance.Span(LocalTime.of(17, 30), "時間外の案内", false)),
                Optional.of(new Guidance.Change(LocalTime.of(17, 30), "時間外の案内")));
    }

    private static List<Alarm> alarms(int faultLine, int quietLine) {
        return List.of(
                new Alarm(
                        2,
                        2,
                        Instant.parse("2026-11-20T01:42:00Z"),
                        "R-05",
                        Optional.of(quietLine),
                        false),
                new Alarm(
                        1,
                        1,
                        Instant.parse("2026-11-20T01:39:51Z"),
                        "L-03",
                        Optional.of(faultLine),
                        false));
    }
}
