package jp.denwaban.exchange;

import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.ExchangeUnderTest;
import jp.denwaban.line.LineContract;
import jp.denwaban.line.card.CardProfileFile;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The contract of a line, in process. */
@Execution(ExecutionMode.CONCURRENT)
class VirtualLineTest extends LineContract {

    @Override
    protected ExchangeUnderTest exchange() throws Exception {
        CardProfile profile = CardProfileFile.shipped("inline");
        VirtualExchange exchange =
                VirtualExchange.inProcess(
                        ExchangeSettings.of(CardModel.INLINE, 1),
                        CommandedExchange.quiet(),
                        Pacer.realTime());
        return new CommandedExchange(exchange, own -> own.line(CommandedExchange.ONE, profile));
    }
}
