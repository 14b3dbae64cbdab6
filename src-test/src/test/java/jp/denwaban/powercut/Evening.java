package jp.denwaban.powercut;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jp.denwaban.answering.BootedSite;
import jp.denwaban.answering.StartException;
import jp.denwaban.answering.World;
import jp.denwaban.call.CallNumber;
import jp.denwaban.call.Caller;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;
import jp.denwaban.lapse.AtOnce;
import jp.denwaban.recording.CallFile;
import jp.denwaban.recording.CallMeta;
import jp.denwaban.recording.Seal;
import jp.denwaban.recording.SealedHeader;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.KeyFile;
import jp.denwaban.vault.KeyNames;
import jp.denwaban.vault.VaultException;

/**
 * Work for a power cut to interrupt: a start, a call, and fifteen days; calls on several lines at
 * once, a change of a key file, an end, another start with a purge that erases the first call, a
 * call without a recording and one that never ends. Lengths and the order in which lines speak come
 * from the seed.
 */
final class Evening {
    /** The store makes a record of as many. */
    private static final int FRAMES_IN_RECORD = 25;

    /** The number of the call whose time is over at the second start. */
    static final long OVERDUE = 1;

    /** 運用要領 第4-2: what is of today leaves on this day. */
    private static final Instant LATER = Office.MORNING.plus(Duration.ofDays(15));

    static final LocalDate LATER_DAY = LocalDate.of(2026, 4, 16);

    /** Of one key file; each overwrites two pages. */
    private static final int CHANGES = 5;

    private final SiteFolder site;
    private final Disk disk;
    private final Acks acks;
    private final Random random;
    private final HandTime time = new HandTime();

    Evening(SiteFolder site, Disk disk, Acks acks, long seed) {
        this.site = site;
        this.disk = disk;
        this.acks = acks;
        this.random = new Random(seed);
    }

    static World world(HandTime time, Disk disk) {
        return new World(time, Optional.empty(), AtOnce::new, disk);
    }

    void pass() throws StartException, VaultException, IOException, InterruptedException {
        byte[] header;
        try (BootedSite box = start()) {
            Talk old = call(box, 5);
            old.say(FRAMES_IN_RECORD + 3);
            old.end();
            register(box, old);
            header = header(old);
            box.confirm(LATER);
            talk(box, List.of(call(box, 1), call(box, 2), call(box, 3)));
            changeKeys();
        }
        try (BootedSite box = start()) {
            erased(header);
            Talk silent = call(box, 2);
            silent.end();
            register(box, silent);
            talk(box, List.of(call(box, 1)));
            Talk endless = call(box, 4);
            endless.say(FRAMES_IN_RECORD * 2 + 7);
        }
    }

    private BootedSite start() throws StartException {
        BootedSite box = BootedSite.start(site, () -> Office.MORNING, world(time, disk));
        acks.add(new Ack.Begun(box.epoch().number(), box.epoch().key().clone()));
        entered(box);
        box.purge();
        entered(box);
        Path report = site.erasures().resolve(box.today() + ".json");
        if (disk.exists(report)) {
            acks.add(new Ack.Reported(report));
        }
        return box;
    }

    private byte[] header(Talk talk) throws IOException {
        try (DiskFile file = disk.openReadOnly(sealed(talk.number.value()))) {
            return file.read(0, SealedHeader.BYTES);
        }
    }

    private void erased(byte[] header) {
        Path file = sealed(OVERDUE);
        if (!disk.exists(file)) {
            acks.add(new Ack.Erased(file, header));
        }
    }

    private Path sealed(long call) {
        return site.recordings().resolve("%08d.sealed".formatted(call));
    }

    private void entered(BootedSite box) {
        box.chain().anchor().ifPresent(anchor -> acks.add(new Ack.Entered(anchor)));
    }

    private Talk call(BootedSite box, int line) {
        return new Talk(box, box.nextNumber(), line);
    }

    private void talk(BootedSite box, List<Talk> talks) throws InterruptedException {
        List<Talk> going = new ArrayList<>(talks);
        while (!going.isEmpty()) {
            Talk talk = going.get(random.nextInt(going.size()));
            talk.say(1 + random.nextInt(2 * FRAMES_IN_RECORD));
            if (talk.samples > Voice.samples(3 * FRAMES_IN_RECORD) || random.nextInt(5) == 0) {
                going.remove(talk);
                talk.end();
                register(box, talk);
            }
        }
    }

    private void register(BootedSite box, Talk talk) throws InterruptedException {
        box.register(
                talk.number,
                talk.line,
                talk.seal.orElseThrow(),
                day -> acks.add(new Ack.Registered(talk.number.value(), day)));
        time.turn();
        entered(box);
    }

    private void changeKeys() throws VaultException {
        Path file = new KeyNames(site.keys()).envelopeSlot(9);
        KeyFile files = new KeyFile(disk);
        for (int change = 1; change <= CHANGES; change++) {
            byte[] body = ("secret " + change + " ").repeat(200).getBytes(StandardCharsets.UTF_8);
            files.put(file, KeyFile.Kind.SLOT, body);
            acks.add(new Ack.Kept(file, KeyFile.Kind.SLOT, body));
        }
    }

    /** One call: what it says, and what the file says of that. */
    private final class Talk implements CallFile.Listener {
        private final CallNumber number;
        private final int line;
        private final CallFile file;
        private final Voice voice;
        private long samples;
        private long durable;
        private long beside;
        private Optional<Seal> seal = Optional.empty();

        Talk(BootedSite box, CallNumber number, int line) {
            this.number = number;
            this.line = line;
            this.voice = new Voice(number.value());
            this.file = box.begin(number, line, this);
            beside++;
            file.meta(meta());
        }

        void say(int frames) {
            for (int frame = 0; frame < frames; frame++) {
                int length = Voice.samples(1);
                samples += length;
                file.audio(
                        voice.caller(samples - length, length),
                        voice.staff(samples - length, length));
            }
        }

        void end() {
            beside++;
            file.finish(meta());
        }

        private CallMeta meta() {
            Optional<Instant> talk = Optional.of(Office.MORNING);
            return new CallMeta(
                    number,
                    line,
                    Caller.Absent.PAYPHONE,
                    Office.MORNING,
                    false,
                    talk,
                    Optional.empty(),
                    Optional.empty(),
                    talk,
                    Optional.of(Duration.ZERO),
                    Optional.empty(),
                    Optional.empty());
        }

        @Override
        public void durable(long atNanos) {
            durable++;
            long whole = (durable - beside) * Voice.samples(FRAMES_IN_RECORD);
            acks.add(new Ack.Described(number.value()));
            acks.add(new Ack.Recorded(number.value(), Math.min(samples, Math.max(0, whole))));
        }

        @Override
        public void sealed(Seal whole) {
            seal = Optional.of(whole);
            acks.add(new Ack.Recorded(number.value(), samples));
        }

        @Override
        public void failed(String faultCode) {}
    }
}
