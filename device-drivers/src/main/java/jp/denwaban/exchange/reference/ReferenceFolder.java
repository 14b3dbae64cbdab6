package jp.denwaban.exchange.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.denwaban.exchange.card.LegTap;
import jp.denwaban.exchange.network.Caller;

/**
 * Keeps what the exchange sent, as WAV files: {@code call-003-caller.wav} and {@code
 * call-003-staff.wav} are the legs of call 3 from its CONNECT, before µ-law, sample for sample;
 * {@code call-003-heard.wav} is what its caller heard from dialling on. A second stream in one call
 * is {@code call-003-2-caller.wav}.
 */
public final class ReferenceFolder implements AutoCloseable {
    private final Path folder;
    private final List<Legs> legs = new ArrayList<>();
    private final List<HearingCaller> callers = new ArrayList<>();

    public ReferenceFolder(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
    }

    /** The tap of one line's card. */
    public LegTap tap() {
        Legs tap = new Legs();
        legs.add(tap);
        return tap;
    }

    /** The same caller, with what he hears written down. */
    public Caller hearing(Caller caller, int call) {
        callers.removeIf(HearingCaller::isOver);
        HearingCaller hearing =
                new HearingCaller(caller, new ReferenceFile(file(call, 1, "heard")));
        callers.add(hearing);
        return hearing;
    }

    private Path file(int call, int stream, String leg) {
        String which = stream == 1 ? "" : "-" + stream;
        return folder.resolve(String.format("call-%03d%s-%s.wav", call, which, leg));
    }

    /** Completes the files of calls that are still going on. */
    @Override
    public void close() {
        legs.forEach(Legs::closed);
        callers.forEach(HearingCaller::over);
    }

    private final class Legs implements LegTap {
        private final List<ReferenceFile> open = new ArrayList<>();
        private int call;
        private int stream;

        @Override
        public void opened(int callNumber) {
            closed();
            stream = callNumber == call ? stream + 1 : 1;
            call = callNumber;
            open.add(new ReferenceFile(file(call, stream, "caller")));
            open.add(new ReferenceFile(file(call, stream, "staff")));
        }

        @Override
        public void sent(short[] caller, short[] staff) {
            if (!open.isEmpty()) {
                open.get(0).write(caller);
                open.get(1).write(staff);
            }
        }

        @Override
        public void closed() {
            open.forEach(ReferenceFile::close);
            open.clear();
        }
    }
}
