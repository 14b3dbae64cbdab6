package jp.denwaban.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.api.Test;

/** The laws of the backbone, for any order of facts, with any failure. jqwik prints its seed. */
class CallLawsTest {
    private final CallFlow flow = new CallFlow();

    @Provide
    Arbitrary<List<Tuple2<Integer, Integer>>> facts() {
        Arbitrary<Integer> kind = Arbitraries.integers().between(0, Facts.ALL.size() - 1);
        Arbitrary<Integer> millis = Arbitraries.integers().between(0, 40_000);
        return kind.flatMap(k -> millis.map(m -> Tuple.of(k, m))).list().ofMaxSize(80);
    }

    @Property(tries = 3000)
    void everyCallThatRangIsRegisteredOnceAndWhatWasRecordedIsSealed(
            @ForAll("facts") List<Tuple2<Integer, Integer>> facts) {
        World world = new World();
        for (Tuple2<Integer, Integer> fact : facts) {
            world.now = world.now.plus(Duration.ofMillis(fact.get2()));
            world.lateFacts();
            world.happens(Facts.ALL.get(fact.get1()).apply(world.now));
        }
        world.runDry();

        assertThat(world.call.phase()).isEqualTo(Phase.ENDED);
        assertThat(world.registered).containsExactly(Calls.NUMBER);
        assertThat(world.count(CallAction.FinishRecording.class)).isEqualTo(1);
        assertThat(world.startsAfterFinish).isZero();
        assertThat(world.call.journey().outcome()).isPresent();
        assertThat(world.call.journey().ended()).isPresent();
    }

    @Property(tries = 3000)
    void noPhaseWaitsForEver(@ForAll("facts") List<Tuple2<Integer, Integer>> facts) {
        World world = new World();
        for (Tuple2<Integer, Integer> fact : facts) {
            world.now = world.now.plus(Duration.ofMillis(fact.get2()));
            world.happens(Facts.ALL.get(fact.get1()).apply(world.now));
            if (world.call.phase() != Phase.ENDED) {
                assertThat(flow.overdue(world.call, latest(world))).isPresent();
                assertThat(world.call.deadline().since(world.now))
                        .isLessThanOrEqualTo(CallLimits.TALK_WITHIN);
            }
        }
    }

    @Property(tries = 3000)
    void whatIsRecordedFollowsAWholeNotice(@ForAll("facts") List<Tuple2<Integer, Integer>> facts) {
        World world = new World();
        boolean heard = false;
        for (Tuple2<Integer, Integer> fact : facts) {
            world.now = world.now.plus(Duration.ofMillis(fact.get2()));
            CallEvent event = Facts.ALL.get(fact.get1()).apply(world.now);
            heard |=
                    world.call.phase() == Phase.GUIDING
                            && event instanceof CallEvent.PromptFinished finished
                            && finished.prompt().equals(Calls.GUIDE.notice())
                            && world.call.dialogue().plays(Calls.GUIDE.notice());
            world.happens(event);
            if (world.call.recording()) {
                assertThat(heard).isTrue();
            }
        }
    }

    @Property(tries = 2000)
    void aCallerWhoStaysReachesTheOperator(@ForAll("facts") List<Tuple2<Integer, Integer>> facts) {
        World world = new World();
        // Only what a caller can do and what destinations can refuse, never the end of the call.
        for (Tuple2<Integer, Integer> fact : facts.subList(0, Math.min(20, facts.size()))) {
            CallEvent event = Facts.ALL.get(fact.get1()).apply(world.now);
            if (event instanceof CallEvent.DigitPressed
                    || event instanceof CallEvent.DestinationBusy
                    || event instanceof CallEvent.RouteFailed
                    || event instanceof CallEvent.PromptFailed
                    || event instanceof CallEvent.BridgeFailed) {
                world.politely(event);
            }
        }
        for (int step = 0; step < 60 && !world.called(Calls.OPERATOR); step++) {
            world.politely(new CallEvent.DestinationBusy(world.now));
            world.now = world.call.deadline();
            world.lateFacts();
        }
        boolean transferred =
                world.call.journey().outcome().equals(Optional.of(Outcome.TALKED_UNRECORDED));
        assertThat(transferred || world.called(Calls.OPERATOR)).isTrue();
    }

    @Property(tries = 3000)
    void noRingThatMayBeCarIsAnswered(@ForAll("facts") List<Tuple2<Integer, Integer>> facts) {
        World world = new World();
        boolean known = false;
        for (Tuple2<Integer, Integer> fact : facts) {
            world.now = world.now.plus(Duration.ofMillis(fact.get2()));
            CallEvent event = Facts.ALL.get(fact.get1()).apply(world.now);
            long before = world.count(CallAction.Answer.class);
            boolean ringing = world.call.phase() == Phase.RINGING;
            world.happens(event);
            if (ringing && world.count(CallAction.Answer.class) > before) {
                assertThat(event).isInstanceOf(CallEvent.Rang.class);
                assertThat(known || world.call.bell().realRings() >= 2).isTrue();
                assertThat(world.call.bell().rings() >= 2 || world.call.bell().carTold()).isTrue();
            }
            known |= ringing && event instanceof CallEvent.CallerKnown;
        }
        assertThat(world.count(CallAction.Answer.class)).isLessThanOrEqualTo(1);
    }

    @Property(tries = 3000)
    void theStationRestsBeforeItIsSeizedAnew(
            @ForAll("facts") List<Tuple2<Integer, Integer>> facts) {
        World world = new World();
        Tick released = new Tick(Long.MIN_VALUE / 2);
        for (Tuple2<Integer, Integer> fact : facts) {
            // In order of time, as the line's thread is: what is due comes first, and nothing
            // says that the loop has rested but the clock.
            world.now = world.now.plus(Duration.ofMillis(fact.get2()));
            world.lateFacts();
            CallEvent event = Facts.ALL.get(fact.get1()).apply(world.now);
            int before = world.actions.size();
            if (!(event instanceof CallEvent.StationRested)) {
                world.happens(event);
            }
            for (CallAction action : world.actions.subList(before, world.actions.size())) {
                if (action instanceof CallAction.ReleaseStation) {
                    released = world.now;
                } else if (action instanceof CallAction.RouteTo) {
                    assertThat(world.now.since(released))
                            .isGreaterThanOrEqualTo(CallLimits.STATION_REST);
                }
            }
        }
    }

    /** A flash under way is the PBX's to fill; joining and taking back are commands of a moment. */
    @Property(tries = 3000)
    void whoIsBeingPutThroughAlwaysHearsSomething(
            @ForAll("facts") List<Tuple2<Integer, Integer>> facts) {
        World world = new World();
        for (Tuple2<Integer, Integer> fact : facts) {
            world.now = world.now.plus(Duration.ofMillis(fact.get2()));
            world.happens(Facts.ALL.get(fact.get1()).apply(world.now));
            Reach.Step step = world.call.reach().step();
            boolean flashing =
                    step != Reach.Step.RESTING
                            && world.call
                                    .journey()
                                    .destination()
                                    .filter(to -> to.way() == Destination.Way.FLASH)
                                    .isPresent();
            if (world.call.phase() == Phase.ROUTING
                    && !flashing
                    && step != Reach.Step.BRIDGING
                    && step != Reach.Step.RETURNING) {
                assertThat(world.audible).as(step + " after " + world.actions).isTrue();
            }
        }
    }

    @Property(tries = 1000)
    void noNumberIsRedialledMoreThanTwiceInThreeMinutes(
            @ForAll("facts") List<Tuple2<Integer, Integer>> facts) {
        World world = new World(Calls.DIALLED_GUIDE);
        List<Dialling.Dialled> dialled = new ArrayList<>();
        world.politely(new CallEvent.DigitPressed(world.now, new Digit('0')));
        for (Tuple2<Integer, Integer> fact : facts) {
            int before = world.actions.size();
            CallEvent event = Facts.ALL.get(fact.get1()).apply(world.now);
            if (event instanceof CallEvent.DestinationBusy
                    || event instanceof CallEvent.NoAnswer
                    || event instanceof CallEvent.BridgeFailed
                    || event instanceof CallEvent.DestinationAnswered) {
                world.happens(event);
            }
            world.now = world.call.deadline();
            world.lateFacts();
            world.happens(new CallEvent.StationSeized(world.now));
            world.happens(new CallEvent.DialToneHeard(world.now));
            for (CallAction action : world.actions.subList(before, world.actions.size())) {
                if (action instanceof CallAction.SendDigits digits) {
                    dialled.add(new Dialling.Dialled(digits.destination(), world.now));
                }
            }
        }
        for (int fourth = 3; fourth < dialled.size(); fourth++) {
            assertThat(dialled.get(fourth).at().since(dialled.get(fourth - 3).at()))
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(3));
        }
    }

    @Property(tries = 3000)
    void onlyWhatPermitsItEndsATalk(@ForAll("facts") List<Tuple2<Integer, Integer>> facts) {
        World world = new World();
        for (Tuple2<Integer, Integer> fact : facts) {
            world.now = world.now.plus(Duration.ofMillis(fact.get2()));
            CallEvent event = Facts.ALL.get(fact.get1()).apply(world.now);
            boolean talking = world.call.phase() == Phase.TALKING;
            world.happens(event);
            if (talking && world.call.phase() != Phase.TALKING) {
                assertThat(event)
                        .isInstanceOfAny(
                                CallEvent.HungUp.class,
                                CallEvent.CapReached.class,
                                CallEvent.BypassEntered.class,
                                CallEvent.LineLost.class,
                                CallEvent.CallBroke.class,
                                CallEvent.DiskLow.class);
            }
        }
    }

    @Test
    void theListOfFactsIsWhole() {
        Set<Class<?>> kinds = new HashSet<>();
        Facts.ALL.forEach(fact -> kinds.add(fact.apply(new Tick(0)).getClass()));
        assertThat(kinds).containsExactlyInAnyOrder(CallEvent.class.getPermittedSubclasses());
    }

    private static Tick latest(World world) {
        Tick deadline = world.call.deadline();
        return deadline.compareTo(world.now) > 0 ? deadline : world.now;
    }

    /** A world that counts what the machine asks for and, in the end, does it. */
    private final class World {
        Tick now = new Tick(1_000_000_000L);
        Call call;
        final List<CallAction> actions = new ArrayList<>();
        final Set<CallNumber> registered = new HashSet<>();
        int startsAfterFinish;

        /** Whether a prompt or the ring-back goes to the caller. */
        boolean audible;

        World() {
            this(Calls.GUIDE);
        }

        World(Guide guide) {
            take(flow.begin(Calls.NUMBER, guide, new CallEvent.Rang(now), Optional.empty()));
        }

        void take(CallFlow.Step step) {
            call = step.next();
            for (CallAction action : step.actions()) {
                if (action instanceof CallAction.StartRecording
                        && count(CallAction.FinishRecording.class) > 0) {
                    startsAfterFinish++;
                }
                actions.add(action);
                if (action instanceof CallAction.StopPlaying) {
                    audible = false;
                } else if (action instanceof CallAction.Play
                        || action instanceof CallAction.PlayRingBack) {
                    audible = true;
                }
            }
        }

        void happens(CallEvent event) {
            if (event instanceof CallEvent.CallRecorded recorded) {
                // A registrar says so only after it was asked.
                if (count(CallAction.RegisterCall.class) == 0) {
                    return;
                }
                registered.add(recorded.number());
            }
            if (event instanceof CallEvent.PromptFinished finished
                    && call.dialogue().plays(finished.prompt())) {
                audible = false;
            }
            take(flow.step(call, event));
        }

        void lateFacts() {
            flow.overdue(call, now).ifPresent(this::happens);
        }

        /** Rings until answered, plays what is to be played, sends the digits. */
        void politely(CallEvent event) {
            if (call.phase() == Phase.RINGING) {
                now = now.plus(Duration.ofSeconds(3));
                happens(new CallEvent.Rang(now));
                happens(new CallEvent.Answered(now));
            }
            happens(event);
            call.dialogue()
                    .playing()
                    .ifPresent(prompt -> happens(new CallEvent.PromptFinished(now, prompt)));
            if (call.phase() == Phase.ROUTING) {
                happens(new CallEvent.DestinationCalled(now));
            }
        }

        /** Nothing more comes from outside; disk and register do their work. */
        void runDry() {
            for (int step = 0; step < 400 && call.phase() != Phase.ENDED; step++) {
                if (call.phase() == Phase.REGISTERING) {
                    happens(new CallEvent.CallRecorded(now, call.number()));
                } else {
                    now = latest(this);
                    lateFacts();
                }
            }
        }

        long count(Class<? extends CallAction> kind) {
            return actions.stream().filter(kind::isInstance).count();
        }

        boolean called(Destination destination) {
            return actions.contains(new CallAction.RouteTo(destination));
        }
    }
}
