package jp.denwaban.exchange;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import jp.denwaban.audio.device.DeviceName;
import jp.denwaban.audio.device.DeviceShape;
import jp.denwaban.audio.device.LineChannels;
import jp.denwaban.audio.device.PlayedSound;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.line.ExchangeUnderTest;
import jp.denwaban.line.LineContract;
import jp.denwaban.line.Sine;
import jp.denwaban.line.card.SoundPlace;
import jp.denwaban.line.serial.SerialLine;
import jp.denwaban.line.serial.SerialPorts;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The contract of a line whose audio comes through a sound device, its card on a real pty. */
@Execution(ExecutionMode.CONCURRENT)
class SoundLineTest extends LineContract {
    @TempDir Path locks;

    @Override
    protected ExchangeUnderTest exchange() throws Exception {
        PlayedSound sound = new PlayedSound(4);
        VirtualExchange exchange =
                VirtualExchange.onPtys(
                        ExchangeSettings.of(CardModel.INLINE, 1),
                        CommandedExchange.quiet(),
                        Pacer.realTime());
        exchange.rig(CommandedExchange.ONE)
                .card()
                .plugIn((caller, staff, ear) -> step(sound, caller, staff, ear));
        SoundPlace place =
                new SoundPlace(
                        sound.devices(),
                        new DeviceShape(DeviceName.of("default").orElseThrow(), 4, 4),
                        new LineChannels(2, OptionalInt.of(4), 3));
        SerialPorts serial =
                new SerialPorts(exchange.ports().get(0).control(), Optional.empty(), locks);
        var profile = LineAudioCard.profile(locks);
        return new CommandedExchange(
                exchange,
                own -> new SerialLine(CommandedExchange.ONE, profile, serial, Optional.of(place)));
    }

    private static void step(PlayedSound sound, short[] caller, short[] staff, short[] ear) {
        for (int i = 0; i < ear.length; i++) {
            ear[i] = sound.exchange(new short[] {0, caller[i], 0, staff[i]})[2];
        }
    }

    /** Its frames begin anywhere: the first piece of a tone in one looks like another tone. */
    @Override
    protected double leak(short[] leg, double toneHz) {
        return Sine.lasting(leg, toneHz);
    }
}
