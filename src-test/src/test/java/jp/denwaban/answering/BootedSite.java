package jp.denwaban.answering;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.call.Call;
import jp.denwaban.call.CallEvent;
import jp.denwaban.call.CallFlow;
import jp.denwaban.call.CallNumber;
import jp.denwaban.call.Guide;
import jp.denwaban.call.Journey;
import jp.denwaban.call.Outcome;
import jp.denwaban.call.Tick;
import jp.denwaban.health.Confirmation;
import jp.denwaban.recording.CallFile;
import jp.denwaban.recording.Seal;
import jp.denwaban.recording.index.CallIndex;
import jp.denwaban.recording.retention.Holds;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.Epoch;

/**
 * The way for the power-cut laboratory into the answering process: its real start, its real store
 * and registrar, without lines. It lives in this package because those are nobody else's.
 */
public final class BootedSite implements AutoCloseable {
    private final World world;
    private final Boot boot;
    private final Boot.Kept kept;
    private final Registrar registrar;

    private BootedSite(World world, Boot boot, Boot.Kept kept) {
        this.world = world;
        this.boot = boot;
        this.kept = kept;
        this.registrar =
                new Registrar(
                        kept.index(),
                        kept.chain(),
                        boot.clock,
                        world.time(),
                        kept.found().lastNumber());
    }

    /** Everything that stands before the first ring. */
    public static BootedSite start(SiteFolder site, InstantSource wall, World world)
            throws StartException {
        Boot boot = new Boot(site, wall, world);
        return new BootedSite(world, boot, boot.open());
    }

    public AuditChain chain() {
        return kept.chain();
    }

    public CallIndex index() {
        return kept.index();
    }

    public Epoch epoch() {
        return kept.epoch();
    }

    /** The highest number any call has, as the start found it. */
    public long lastNumber() {
        return kept.found().lastNumber();
    }

    public CallNumber nextNumber() {
        return registrar.nextNumber();
    }

    public CallFile begin(CallNumber call, int line, CallFile.Listener listener) {
        return kept.store().begin(call, line, listener);
    }

    /**
     * Hands a call that was recorded to the registrar, as its desk does.
     *
     * @param registered told on the registrar's thread, when it is durable
     */
    public void register(CallNumber call, int line, Seal seal, Consumer<LocalDate> registered) {
        registrar.register(
                new CallSealed(over(call), line, 9, List.of(), List.of(seal)),
                new Registrar.Reply() {
                    @Override
                    public void registered(LocalDate day) {
                        registered.accept(day);
                    }

                    @Override
                    public void failed() {}
                });
    }

    private Call over(CallNumber number) {
        Tick now = new Tick(world.time().nanos());
        Guide guide = boot.plan.guides().iterator().next();
        Call rang =
                new CallFlow()
                        .begin(number, guide, new CallEvent.Rang(now), Optional.empty())
                        .next();
        Journey journey = rang.journey();
        Journey over =
                new Journey(
                        now,
                        journey.caller(),
                        Optional.of(now),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(now),
                        Optional.of(now),
                        Optional.of(Outcome.RECORDED));
        return new Call(
                number,
                guide,
                rang.phase(),
                now,
                over,
                rang.bell(),
                rang.dialogue(),
                rang.reach(),
                rang.dialling(),
                rang.tape(),
                0);
    }

    /** What the thread of retention does first, once the lines answer. */
    public void purge() {
        new Retention(kept.ground(), new IndexDoor.Here(kept.index()), Holds.NONE).turn();
    }

    /** As a person does who compares with 117; from far it takes two. */
    public void confirm(Instant told) throws IOException {
        for (int times = 0; times < 2; times++) {
            boot.clock.confirm(boot.clock.weigh(told, Confirmation.Word.TYPED_BY_ADMINISTRATOR));
        }
    }

    public LocalDate today() {
        return boot.clock.businessDay();
    }

    /**
     * What a running process does once a minute.
     *
     * @return milliseconds since 1970 that the floor is not below
     */
    public long raiseFloor() throws IOException {
        long least = boot.clock.instant().toEpochMilli();
        boot.clock.raiseFloor();
        return least;
    }

    /** In the written order of the end. */
    @Override
    public void close() {
        registrar.close();
        kept.close();
        boot.close();
    }
}
