package jp.denwaban.exchange;

import java.nio.file.Path;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.ExchangeUnderTest;
import jp.denwaban.line.LineContract;
import jp.denwaban.line.card.CardProfileFile;
import jp.denwaban.line.serial.SerialLine;
import jp.denwaban.line.serial.SerialPorts;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The contract of a line, by jSSC on a real pseudo-terminal. */
@Execution(ExecutionMode.CONCURRENT)
class SerialLineOnPtyTest extends LineContract {
    @TempDir Path locks;

    @Override
    protected ExchangeUnderTest exchange() throws Exception {
        CardProfile profile = CardProfileFile.shipped("inline");
        VirtualExchange exchange =
                VirtualExchange.onPtys(
                        ExchangeSettings.of(CardModel.INLINE, 1),
                        CommandedExchange.quiet(),
                        Pacer.realTime());
        LinePorts ports = exchange.ports().get(0);
        SerialPorts serial = new SerialPorts(ports.control(), ports.voice(), locks);
        return new CommandedExchange(
                exchange, own -> new SerialLine(CommandedExchange.ONE, profile, serial));
    }
}
