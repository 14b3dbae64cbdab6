package jp.denwaban.answering;

import static jp.denwaban.answering.TestSite.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.denwaban.recording.index.IndexReader;
import jp.denwaban.recording.index.IndexedCall;
import jp.denwaban.recording.index.IndexedFile;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.LineState;
import jp.denwaban.wire.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are the truth: an index that is damaged or gone comes back from them. */
class RebuiltIndexTest {
    @TempDir Path root;

    @Test
    void anIndexIsRebuiltFromTheFilesAndNumbersGoOnWithoutAGap() throws Exception {
        TestSite site = TestSite.training(root, 1);
        List<IndexedFile> before = abandonedCall(site, 1);
        Files.writeString(
                site.folder.index(), "this is no database, it only stands here".repeat(99));

        List<IndexedFile> after = abandonedCall(site, 1);

        assertThat(after).hasSize(2).containsAll(before);
        assertThat(root.resolve("index-damaged-1.db")).exists();
        try (IndexReader index = IndexReader.open(site.folder.index())) {
            assertThat(index.calls())
                    .extracting(call -> call.number().value())
                    .containsExactly(1L, 2L);
            assertThat(index.calls()).extracting(IndexedCall::line).containsOnly(1);
        }
    }

    /** One call that hangs up during the greeting; what the index says afterwards. */
    private static List<IndexedFile> abandonedCall(TestSite site, int abandoned) throws Exception {
        site.out.reset();
        site.start();
        try (WireClient console = site.console()) {
            console.ask(n -> new ClientMessage.PlacePracticeCall(n, "P")).get(5, TimeUnit.SECONDS);
            site.await("greeting", line(1, l -> l.state() == LineState.GUIDING));
            console.ask(ClientMessage.EndPracticeCall::new).get(5, TimeUnit.SECONDS);
            site.await("registered", snapshot -> snapshot.today().abandoned() == abandoned);
        }
        assertThat(site.stop()).isZero();
        try (IndexReader index = IndexReader.open(site.folder.index())) {
            return index.files();
        }
    }
}
