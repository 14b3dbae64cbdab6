package jp.denwaban.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import jp.denwaban.exchange.card.LegTap;
import jp.denwaban.exchange.journal.EventFile;
import jp.denwaban.exchange.journal.Fact;
import jp.denwaban.exchange.journal.Journal;
import jp.denwaban.exchange.journal.RangSummary;
import jp.denwaban.exchange.network.Caller;
import jp.denwaban.exchange.reference.ReferenceFolder;

/**
 * What an exchange keeps of its run: the summary always, events and reference audio where it has a
 * folder. Written on the pacing thread.
 */
final class Records implements Journal, AutoCloseable {
    private final RangSummary summary = new RangSummary();
    private final Journal witness;
    private final Optional<ReferenceFolder> references;
    private final Optional<EventFile> events;

    /** {@code witness} sees every fact beside them. */
    Records(Optional<Path> folder, Instant startedAt, Journal witness) throws IOException {
        this.witness = witness;
        if (folder.isPresent()) {
            references = Optional.of(new ReferenceFolder(folder.get()));
            events = Optional.of(new EventFile(folder.get(), startedAt));
        } else {
            references = Optional.empty();
            events = Optional.empty();
        }
    }

    @Override
    public void accept(Fact fact) {
        summary.accept(fact);
        witness.accept(fact);
        events.ifPresent(file -> file.accept(fact));
    }

    /** Listens in on one card. */
    LegTap tap() {
        return references.map(ReferenceFolder::tap).orElse(LegTap.NONE);
    }

    /** The same caller, with what he hears written down where anything is. */
    Caller hearing(Caller caller, int call) {
        return references.map(folder -> folder.hearing(caller, call)).orElse(caller);
    }

    RangSummary summary() {
        return summary;
    }

    /** Completes the files. */
    @Override
    public void close() {
        references.ifPresent(ReferenceFolder::close);
        events.ifPresent(EventFile::close);
    }
}
