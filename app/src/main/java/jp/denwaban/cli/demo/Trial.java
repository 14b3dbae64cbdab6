package jp.denwaban.cli.demo;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.denwaban.cli.Refusal;
import jp.denwaban.cli.demo.OpenedCalls.OpenedCall;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexReader;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.KeyRing;

/**
 * A site made for one trial, and its calls held against what an exchange sent: what a demonstration
 * does before and after its calls, for whoever lets calls happen in another way.
 */
public final class Trial implements AutoCloseable {
    private final DemoSite site;
    private final List<ExchangeRun.Ports> ports;

    private Trial(DemoSite site, List<ExchangeRun.Ports> ports) {
        this.site = site;
        this.ports = ports;
    }

    /** Makes the site; no device of its settings is there. */
    public static Trial create(SiteFolder folder, int lines) throws SiteException {
        List<ExchangeRun.Ports> ports =
                IntStream.rangeClosed(1, lines)
                        .mapToObj(n -> new ExchangeRun.Ports("/dev/trial-" + n, "/dev/voice-" + n))
                        .toList();
        return new Trial(DemoSite.create(folder, ports), ports);
    }

    /** Since when a line was out of order between ring and end of a call, if it was. */
    @FunctionalInterface
    public interface Disturbed {
        Optional<Instant> since(int line, Instant rang, Instant ended);
    }

    /**
     * What became of the calls.
     *
     * @param rang at a card that was in service
     * @param unheard of those, never answered on a line that was out of order, and not with us
     * @param twice calls with us beyond one for a bell: a ring of it was lost to a fault
     * @param numbers of the registered calls, ascending
     * @param genuine calls of which every file opened genuine
     * @param problems one line each; empty is good
     */
    public record Judgement(
            int rang,
            int unheard,
            int twice,
            List<Long> numbers,
            int recorded,
            int genuine,
            List<String> problems) {}

    /** Opens every recording and holds it against the exchange's folder; takes a while. */
    public Judgement judge(Path exchangeFolder, Disturbed disturbed) throws Refusal {
        List<String> problems = new ArrayList<>();
        List<OpenedCall> opened;
        try (KeyRing keys = site.open()) {
            opened = OpenedCalls.open(site.folder(), keys, problems);
        } catch (VaultException e) {
            throw new Refusal("the vault does not open with the demo operator's password", e);
        }
        SentCalls sent = new SentCalls(exchangeFolder);
        Comparison comparison =
                new Comparison(sent, opened, ports, call -> touched(call, disturbed));
        comparison.run();
        problems.addAll(comparison.problems());
        return new Judgement(
                (int) sent.calls().stream().filter(call -> call.rang().isPresent()).count(),
                comparison.unheard(),
                comparison.twice(),
                numbers(),
                (int) opened.stream().filter(OpenedCall::hasAudio).count(),
                (int) opened.stream().filter(OpenedCall::genuine).count(),
                List.copyOf(problems));
    }

    private static Optional<Instant> touched(SentCall call, Disturbed disturbed) {
        Instant rang = call.rang().orElseThrow();
        return disturbed.since(call.line(), rang, call.endedAt().orElse(Instant.MAX));
    }

    private List<Long> numbers() throws Refusal {
        try (IndexReader index = IndexReader.open(site.folder().index())) {
            return index.calls().stream().map(call -> call.number().value()).sorted().toList();
        } catch (IndexException e) {
            throw new Refusal("the call index cannot be read", e);
        }
    }

    @Override
    public void close() {
        site.close();
    }
}
