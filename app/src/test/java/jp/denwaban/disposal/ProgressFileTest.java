package jp.denwaban.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an erasure writes of itself, and what is read of it after it was torn. */
class ProgressFileTest {
    private static final Order ORDER =
            new Order(
                    Instant.ofEpochSecond(1_796_180_400),
                    Purpose.REPAIR,
                    "道央警察署 「本館」",
                    SiteKind.AREA_HEADQUARTERS,
                    false,
                    41,
                    "7KQ4-M2XR-09TB-V5HD");

    @TempDir Path folder;

    private SiteFolder site() {
        return new SiteFolder(folder);
    }

    private ProgressFile begun() throws Exception {
        ProgressFile file = ProgressFile.begin(new FileDisk(), site(), ORDER);
        file.runAgain();
        file.ended(Step.KEYS, Result.done(31));
        file.ended(Step.HEADERS, Result.failed(7, 2, Reason.LEFT));
        file.runAgain();
        file.ended(Step.HEADERS, Result.done(2));
        file.ended(Instant.ofEpochSecond(1_796_184_000));
        return file;
    }

    private Account found() throws Exception {
        return ProgressFile.find(new FileDisk(), site()).orElseThrow().account();
    }

    @Test
    void whatWasWrittenIsReadAgain() throws Exception {
        Account written = begun().account();

        assertThat(found()).isEqualTo(written);
        assertThat(written.order()).isEqualTo(ORDER);
        assertThat(written.runs()).isEqualTo(2);
        assertThat(written.result(Step.HEADERS)).isEqualTo(Result.done(2));
        assertThat(written.result(Step.FILL)).isEqualTo(Result.notRun(Reason.INTERRUPTED));
        assertThat(written.ended()).contains(Instant.ofEpochSecond(1_796_184_000));
    }

    /** A name of a person would outlive the site. */
    @Test
    void itsLinesAreThese() throws Exception {
        begun();
        String text = Files.readString(site().disposal()).replace("\0", "");

        assertThat(text.lines().map(line -> line.substring(0, line.length() - 9)))
                .containsExactly(
                        "denwaban-disposal 1 begun=1796180400 purpose=REPAIR"
                                + " kind=AREA_HEADQUARTERS training=false entry=41"
                                + " anchor=7KQ4-M2XR-09TB-V5HD"
                                + " site=6YGT5aSu6K2m5a-f572yIOOAjOacrOmkqOOAjQ==",
                        "run",
                        "step KEYS DONE count=31 failed=0 reason=NONE",
                        "step HEADERS FAILED count=7 failed=2 reason=LEFT",
                        "run",
                        "step HEADERS DONE count=2 failed=0 reason=NONE",
                        "ended 1796184000");
        assertThat(Files.size(site().disposal())).isEqualTo(ProgressFile.BYTES);
    }

    /** Every length of what a power cut may leave of the lines; never more is believed. */
    @Test
    void aTornTailIsNotBelievedAndIsWrittenOver() throws Exception {
        begun();
        byte[] whole = Files.readAllBytes(site().disposal());
        int head =
                1 + new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf('\n');
        int runs = -1;
        for (int kept = head; kept < head + 300; kept++) {
            byte[] torn = Arrays.copyOf(Arrays.copyOf(whole, kept), whole.length);
            Files.write(site().disposal(), torn);
            ProgressFile file = ProgressFile.find(new FileDisk(), site()).orElseThrow();
            int before = file.account().runs();
            assertThat(before).isGreaterThanOrEqualTo(runs);
            runs = before;

            file.runAgain();
            assertThat(found().runs()).isEqualTo(before + 1);
            assertThat(found().results()).isEqualTo(file.account().results());
        }
        assertThat(runs).isEqualTo(2);
    }

    @Test
    void aHeadThatCannotBeReadIsSaidAndNothingIsGuessed() throws Exception {
        begun();
        byte[] bytes = Files.readAllBytes(site().disposal());
        bytes[30] ^= 1;
        Files.write(site().disposal(), bytes);

        assertThatThrownBy(this::found)
                .isInstanceOf(DisposalException.class)
                .hasMessageContaining("X-03");
    }

    @Test
    void whereNothingHasBegunNothingIsFound() throws Exception {
        assertThat(ProgressFile.find(new FileDisk(), site())).isEmpty();
    }
}
