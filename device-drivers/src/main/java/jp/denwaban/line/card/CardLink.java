package jp.denwaban.line.card;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import jp.denwaban.line.CardAction;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineException.Kind;
import jp.denwaban.line.LineNumber;
import jp.denwaban.line.LineTime;
import jp.denwaban.line.at.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The card of one line while its ports are open: actions of the profile, on the port they need.
 *
 * <p>Longer than most: all that is said to a card, from its opening to its end, and all that it
 * says unasked, pass here.
 */
final class CardLink {
    private static final Logger LOG = LoggerFactory.getLogger(CardLink.class);

    /** For either port; both together stay within the second that a line may take to close. */
    private static final Duration CLOSE_WITHIN = Duration.ofMillis(400);

    private final CardProfile profile;
    private final CardPort control;
    private final CardPort voice;
    private final CardReports reports;
    private final VoiceStream stream;
    private final Optional<LineSound> sound;
    private final RestartWatch restart = new RestartWatch();
    private final BiConsumer<String, String> lost;

    /** Where the lines go that answer a question, while one is out. */
    private volatile Optional<List<String>> answer = Optional.empty();

    private CardLink(CardProfile profile, OpenPorts ports, Hearing hearing) {
        this.profile = profile;
        this.reports = hearing.reports();
        this.stream = hearing.stream();
        this.sound = hearing.sound();
        this.lost = hearing.lost();
        boolean separate = profile.separateVoicePort();
        control = new CardPort(ports.control(), profile, new Ear(!separate), hearing.time());
        voice =
                separate
                        ? new CardPort(ports.voice(), profile, new Ear(true), hearing.time())
                        : control;
    }

    /** Opens the ports and initialises the card, whatever state its last user left it in. */
    static CardLink open(LineNumber number, CardProfile profile, CardPorts ports, Hearing hearing)
            throws LineException {
        CardLink link =
                new CardLink(profile, OpenPorts.of(profile, ports, hearing.time()), hearing);
        boolean ready = false;
        try {
            link.initialise(number);
            ready = true;
            return link;
        } finally {
            if (!ready) {
                link.close();
            }
        }
    }

    private void initialise(LineNumber number) throws LineException {
        if (sound.isPresent()) {
            sound.get().open();
        }
        control.start("line " + number + " control");
        control.run(Command.rouse());
        perform(CardAction.INITIALISE, "");
        if (voice != control) {
            voice.start("line " + number + " voice");
            voice.run(Command.rouse());
            perform(CardAction.INITIALISE_VOICE, "");
            voice.keepAlive(List.of("AT"));
        }
        restart.begin();
        perform(CardAction.HEARTBEAT, ""); // tells bypass, too
        control.keepAlive(
                profile.steps(CardAction.HEARTBEAT).stream()
                        .map(step -> Step.of(step, ""))
                        .filter(step -> !step.pause())
                        .map(Step::text)
                        .toList());
    }

    /** Does all steps of an action; {@code digits} stand where the profile wants them. */
    void perform(CardAction action, String digits) throws LineException {
        List<String> steps = profile.steps(action);
        if (steps.isEmpty()) {
            throw new LineException(
                    Kind.UNSUPPORTED, "card profile " + profile.name() + " has no " + action.key());
        }
        CardPort port = needsVoicePort(action) ? voice : control;
        for (int i = 0; i < steps.size(); i++) {
            boolean opens = action == CardAction.STREAM && i == steps.size() - 1;
            Step step = Step.of(steps.get(i), digits);
            if (step.probed()) {
                probed(port, action, step);
            } else {
                step(port, action, step, opens);
            }
        }
    }

    /** A step whose words depend on what the card can: the first that it takes. */
    private void probed(CardPort port, CardAction action, Step step) throws LineException {
        ProbedWords words = new ProbedWords(profile.companding(), question -> ask(port, question));
        List<ProbedWords.Choice> choices = words.choices(step.text());
        for (ProbedWords.Choice choice : choices) {
            if (port.run(command(action, step.saying(choice.text()), false)) != Reply.ERROR) {
                choice.coding().ifPresent(stream::coding);
                return;
            }
        }
        if (!step.mayFail()) {
            boolean coding = choices.stream().allMatch(choice -> choice.coding().isPresent());
            String what = coding ? "has no voice coding of ours" : "refused " + action.key();
            throw new LineException(Kind.REFUSED, port.name() + ": card " + what);
        }
    }

    /** What the card answers to a question; nothing if it refuses. */
    private List<String> ask(CardPort port, String question) throws LineException {
        List<String> lines = new CopyOnWriteArrayList<>();
        answer = Optional.of(lines);
        Reply reply = port.run(Command.plain(question, question, profile.commandDeadline()));
        answer = Optional.empty();
        return reply == Reply.OK ? lines : List.of();
    }

    private void step(CardPort port, CardAction action, Step step, boolean opens)
            throws LineException {
        if (step.pause()) {
            port.run(Command.pause(step.extra()));
            return;
        }
        Reply reply = port.run(command(action, step, opens));
        if (opens ? reply != Reply.CONNECT : reply == Reply.ERROR && !step.mayFail()) {
            throw new LineException(Kind.REFUSED, port.name() + ": card refused " + action.key());
        }
    }

    private Command command(CardAction action, Step step, boolean opens) {
        Duration deadline = profile.commandDeadline().plus(step.extra());
        if (opens) {
            return Command.stream(action.key(), step.text(), deadline);
        }
        return switch (action) {
            case HEARTBEAT, FEED_WATCHDOG ->
                    Command.repeatable(action.key(), step.text(), deadline);
            default -> Command.plain(action.key(), step.text(), deadline);
        };
    }

    /** From here on frames are heard: from the sound device, or from the voice stream. */
    void beginAudio() throws LineException {
        if (sound.isPresent()) {
            sound.get().begin();
        } else {
            stream.want();
            perform(CardAction.STREAM, "");
        }
    }

    /** Ends what {@link #beginAudio} began, if it runs; the port takes commands again. */
    void endAudio() throws LineException {
        if (sound.isPresent()) {
            sound.get().end();
            return;
        }
        stream.stop();
        voice.run(Command.end(profile.commandDeadline()));
    }

    boolean alive() {
        return control.alive() && voice.alive();
    }

    /**
     * Gives the card up. If it can still be told anything, it is told to let its relay fall: a card
     * whose sound or whose replies are lost would else hold its caller until its watchdog tires.
     */
    void abandon() {
        if (profile.commandsInCall()) {
            for (String step : profile.steps(CardAction.ENTER_BYPASS)) {
                control.lastOrder(command(CardAction.ENTER_BYPASS, Step.of(step, ""), false));
            }
        }
        close();
    }

    /** Closes both ports; they may block, and then they are left to their threads. */
    void close() {
        sound.ifPresent(LineSound::close);
        LineTime.Work closing = control.close();
        LineTime.Work closingVoice = voice == control ? closing : voice.close();
        try {
            closing.join(CLOSE_WITHIN);
            closingVoice.join(CLOSE_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean needsVoicePort(CardAction action) {
        return action == CardAction.STREAM || action == CardAction.INITIALISE_VOICE;
    }

    /** What comes unasked: audio only where the voice stream runs. */
    private final class Ear implements PortEvents {
        private final boolean hearsAudio;

        Ear(boolean hearsAudio) {
            this.hearsAudio = hearsAudio;
        }

        @Override
        public void line(String text) {
            answer.ifPresent(lines -> lines.add(text));
            restart.line(text);
            reports.line(text);
        }

        @Override
        public void odd() {
            reports.odd();
        }

        @Override
        public void code(char code) {
            if (hearsAudio) {
                stream.code(code);
            }
            reports.code(code);
        }

        @Override
        public void audio(byte[] bytes, int count) {
            stream.audio(bytes, count);
        }

        @Override
        public void streamOpened() {
            stream.opened();
        }

        @Override
        public void streamBroken() {
            stream.ifRunning(this::openAgain);
        }

        private void openAgain() {
            LOG.warn("{}: the card broke the voice stream off; opening it again", voice.name());
            List<String> steps = profile.steps(CardAction.STREAM);
            String last = Step.of(steps.get(steps.size() - 1), "").text();
            voice.offer(Command.stream(CardAction.STREAM.key(), last, profile.commandDeadline()));
        }

        @Override
        public void turned(boolean streaming) throws LineException {
            restart.check();
            if (sound.isPresent()) {
                sound.get().turned();
            } else if (hearsAudio) {
                stream.turned(streaming, voice);
            }
        }

        @Override
        public void lost(String port, String why) {
            lost.accept(port, why);
        }
    }
}
