package jp.denwaban.exchange.card;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import jp.denwaban.exchange.card.ModemStream.Way;
import jp.denwaban.exchange.modem.AtCommand;
import jp.denwaban.exchange.modem.AtCommand.Form;
import jp.denwaban.exchange.modem.AtLine;
import jp.denwaban.exchange.modem.LineSelections;
import jp.denwaban.exchange.modem.ModemState;
import jp.denwaban.exchange.modem.Registers;
import jp.denwaban.exchange.modem.ToneText;
import jp.denwaban.exchange.network.TrunkEnd;
import jp.denwaban.exchange.sound.Sound;

/**
 * What a PC can order of a V.253 voice modem, command line by command line: V.250 with its
 * concatenations, V.253 above it.
 *
 * <p>A little longer than most: every order that moves the line is read together.
 */
final class ModemOrders implements Orders {
    private final Card card;
    private final ModemState state;
    private final ModemBell bell;
    private final ModemEar ear;
    private final ModemTones tones;
    private final ModemGains gains;
    private final Deque<AtCommand> waiting = new ArrayDeque<>();
    private long bytesBefore;
    private long idleMillis;

    ModemOrders(Card card, Surroundings around) {
        this.card = card;
        this.state = new ModemState(around.character());
        this.bell = new ModemBell(card, state, around, this::answerByItself);
        this.ear = new ModemEar(card, state);
        this.tones = new ModemTones(card, state);
        this.gains = new ModemGains(state.settings());
    }

    @Override
    public void readControl(AtPort port) {
        if (tones.running() && tones.mayBeInterrupted() && port.interrupted()) {
            finish(tones.interrupt());
        }
        port.step(this::line);
    }

    @Override
    public void readVoice(AtPort port) {
        throw new IllegalStateException("a modem has one port");
    }

    @Override
    public void step() {
        bell.step();
        watchInactivity();
        tones.step().ifPresent(this::finish);
    }

    @Override
    public void sound(short[] caller, short[] mouth) {
        ear.hear(caller);
        tones.sound(mouth);
    }

    @Override
    public void abandon() {
        if (tones.running()) {
            finish(tones.interrupt());
        }
    }

    @Override
    public void reset() {
        waiting.clear();
        state.reset();
    }

    @Override
    public TrunkEnd trunkEnd() {
        return bell;
    }

    private Result line(String afterAt) {
        waiting.clear();
        waiting.addAll(AtLine.read(afterAt));
        return goOn();
    }

    /** The first command that is refused ends the line. */
    private Result goOn() {
        Result result = Result.OK;
        while (result == Result.OK && !waiting.isEmpty()) {
            result = carryOut(waiting.remove());
        }
        return result;
    }

    private void finish(Result ofLast) {
        card.ports().control().result(ofLast == Result.OK ? goOn() : ofLast);
    }

    private Result carryOut(AtCommand command) {
        if (command.form() == Form.ACT) {
            return act(command.name(), command);
        }
        boolean set = command.form() == Form.SET;
        boolean voice = state.character().voice();
        return switch (command.name()) {
            case "+VLS" -> set ? selected(command) : told(command);
            case "+VTS" -> set ? sendTones(command.value()) : known(voice);
            case "+VTX", "+VRX" -> known(voice);
            case "+VTR" -> known(state.character().duplex());
            case "+FCLASS" -> changeClass(command);
            default -> told(command);
        };
    }

    private Result act(String name, AtCommand command) {
        return switch (name) {
            case "Z" -> begunAnew();
            case "&F" -> makersChoice();
            case "E", "V", "Q" -> talk(name, command.value());
            case "H" -> on(command.value()) ? select(1) : select(0);
            case "A" -> answer();
            case "D" -> dial(command.value());
            case "O" -> Result.NO_CARRIER;
            case "+VTX" -> stream(Way.SENDS);
            case "+VRX" -> stream(Way.RECEIVES);
            case "+VTR" -> state.character().duplex() ? stream(Way.BOTH) : Result.ERROR;
            case "+VRID" -> known(state.character().callerId());
            default -> told(command);
        };
    }

    private static Result known(boolean word) {
        return word ? Result.OK : Result.ERROR;
    }

    /** Echo, words or numbers, no results at all. */
    private Result talk(String name, String value) {
        if (!value.matches("[01]?")) {
            return Result.ERROR;
        }
        AtPort port = card.ports().control();
        switch (name) {
            case "E" -> port.echo(on(value));
            case "V" -> port.verbose(on(value));
            default -> port.quiet(on(value));
        }
        return Result.OK;
    }

    private Result makersChoice() {
        state.reset();
        card.ports().control().reset();
        return Result.OK;
    }

    private static boolean on(String number) {
        return number.equals("1");
    }

    /** What the modem only remembers. */
    private Result told(AtCommand command) {
        Optional<List<String>> answer = state.answer(command);
        if (answer.isEmpty()) {
            return Result.ERROR;
        }
        if (!answer.get().isEmpty()) {
            card.ports().control().say(String.join("\r\n", answer.get()));
        }
        return Result.OK;
    }

    private Result begunAnew() {
        card.endStream();
        card.hangUp();
        state.reset();
        card.ports().control().reset();
        return Result.OK;
    }

    /** Out of the voice class the modem hangs up, unless {@code +VNH} forbids it. */
    private Result changeClass(AtCommand command) {
        boolean before = state.voiceClass();
        Result result = told(command);
        if (before && !state.voiceClass() && state.settings().number("+VNH") == 0) {
            select(0);
        }
        return result;
    }

    private Result selected(AtCommand command) {
        if (!state.voiceClass()) {
            return Result.ERROR;
        }
        Result result = told(command);
        return result == Result.OK ? select(state.settings().number("+VLS")) : result;
    }

    private Result select(int label) {
        state.settings().put("+VLS", label);
        if (LineSelections.onLine(label)) {
            card.answer();
        } else {
            card.hangUp();
        }
        return Result.OK;
    }

    private Result answer() {
        Result offHook = select(1);
        return state.voiceClass() ? offHook : tones.awaitCarrier();
    }

    private void answerByItself() {
        if (!tones.running()) {
            card.ports().control().result(answer());
        }
    }

    private Result stream(Way way) {
        int label = state.settings().number("+VLS");
        boolean joined = LineSelections.onLine(label) ? card.inCall() : label != 0;
        if (!state.voiceClass() || !joined || card.streaming()) {
            return Result.ERROR;
        }
        AtPort port = card.ports().control();
        ear.listenForSilence(way != Way.SENDS);
        BooleanSupplier deaf = () -> card.ports().faults().has(Fault.UNDERRUN);
        card.openStream(new ModemStream(port, state, way, gains, deaf));
        return Result.CONNECT;
    }

    private Result sendTones(String text) {
        Optional<List<ToneText.Part>> parts = ToneText.read(text, state.settings().number("+VTD"));
        boolean joined = state.settings().number("+VLS") != 0;
        return state.voiceClass() && joined && parts.isPresent()
                ? tones.send(parts.get())
                : Result.ERROR;
    }

    private Result dial(String number) {
        boolean talking = card.inCall() && !card.trunk().callerGone();
        if (!talking) {
            if (card.trunk().inUse() && !card.inCall()) {
                return Result.NO_CARRIER;
            }
            select(1);
        }
        return tones.dial(number, talking);
    }

    /** {@code +VIT}: a PC that says nothing for so long has gone; the modem goes on hook. */
    private void watchInactivity() {
        long bytes = card.ports().control().port().bytesRead();
        boolean quiet = bytes == bytesBefore && !card.streaming() && !tones.running();
        idleMillis = quiet ? idleMillis + Sound.STEP_MILLIS : 0;
        bytesBefore = bytes;
        long most = 1000L * state.settings().number("+VIT");
        if (most > 0 && idleMillis >= most && state.voiceClass()) {
            state.settings().put("+FCLASS", 0);
            select(0);
        }
    }

    /** The wait for a carrier that never comes, in milliseconds. */
    static long carrierWait(ModemState state) {
        return 1000L * state.registers().value(Registers.CARRIER_WAIT);
    }
}
