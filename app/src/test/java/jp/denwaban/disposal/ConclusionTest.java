package jp.denwaban.disposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.denwaban.reports.DisposalCertificate;
import jp.denwaban.site.SiteKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of an erasure, over every way in which nine steps can end. */
class ConclusionTest {
    private static final Instant NOON = Instant.parse("2026-12-02T03:00:00Z");

    /** 3 outcomes of 9 steps. */
    private static final int ALL = 19_683;

    private static Map<Step, Result> results(int number) {
        Map<Step, Result> results = new EnumMap<>(Step.class);
        int rest = number;
        for (Step step : Step.values()) {
            results.put(
                    step,
                    switch (Outcome.values()[rest % 3]) {
                        case DONE -> Result.done(1);
                        case NOT_RUN -> Result.notRun(Reason.BY_HAND);
                        case FAILED -> Result.failed(1, 1, Reason.LEFT);
                    });
            rest /= 3;
        }
        return results;
    }

    private static DisposalCertificate certificate(
            Map<Step, Result> results, MediumKind kind, String fileSystem) {
        Order order =
                new Order(
                        NOON,
                        Purpose.RETURN,
                        "道央警察署",
                        SiteKind.STATION,
                        false,
                        7,
                        "7KQ4-M2XR-09TB-V5HD");
        return Certificate.of(
                new Account(order, 1, results, java.util.Optional.of(NOON)),
                new Medium(kind, Path.of("/"), fileSystem, "sda", "―", "―"),
                new Certificate.People("", "副署長 伊藤 美咲", true),
                NOON);
    }

    /** Everything of the sheet that speaks; what it was to be is not among it. */
    private static String said(DisposalCertificate certificate) {
        List<String> all = new ArrayList<>(certificate.conclusion());
        certificate.steps().forEach(row -> all.add(row.outcome() + row.note() + row.count()));
        return String.join(" ", all);
    }

    @ParameterizedTest
    @EnumSource
    void kanryoIsSaidOnlyWhenEveryStepSucceeded(MediumKind kind) {
        int complete = 0;
        for (int number = 0; number < ALL; number++) {
            Map<Step, Result> results = results(number);
            boolean every =
                    results.entrySet().stream()
                            .filter(
                                    each ->
                                            kind != MediumKind.HARD_DISK
                                                    || each.getKey() != Step.TRIM)
                            .allMatch(each -> each.getValue().outcome() == Outcome.DONE);

            DisposalCertificate sheet = certificate(results, kind, "ext4");

            assertThat(said(sheet).contains("完了")).as("%s", results).isEqualTo(every);
            assertThat(sheet.complete()).isEqualTo(every);
            complete += every ? 1 : 0;
        }
        assertThat(complete).isEqualTo(kind == MediumKind.HARD_DISK ? 3 : 1);
    }

    @Test
    void everyStepIsNamedAsItEndedAndNoneIsLeftOut() {
        for (int number = 0; number < ALL; number += 7) {
            Map<Step, Result> results = results(number);
            List<DisposalCertificate.Row> rows =
                    certificate(results, MediumKind.SOLID_STATE, "ext4").steps();

            assertThat(rows).hasSize(9);
            for (Step step : Step.values()) {
                DisposalCertificate.Row row = rows.get(step.ordinal());
                assertThat(row.step()).isEqualTo(step.words());
                assertThat(row.outcome())
                        .isEqualTo(
                                switch (results.get(step).outcome()) {
                                    case DONE -> "実施";
                                    case NOT_RUN -> "未実施";
                                    case FAILED -> "失敗";
                                });
            }
        }
    }

    /** Interrupted: nothing is written of it, so nothing is said to have run. */
    @Test
    void aStepOfWhichNothingIsWrittenDidNotRun() {
        DisposalCertificate sheet =
                certificate(Map.of(Step.KEYS, Result.done(31)), MediumKind.SOLID_STATE, "ext4");

        assertThat(sheet.steps()).filteredOn(row -> row.outcome().equals("実施")).hasSize(1);
        assertThat(sheet.steps()).filteredOn(row -> row.outcome().equals("未実施")).hasSize(8);
        assertThat(sheet.complete()).isFalse();
    }

    /** security.md: of an SSD these words and no more, of what does not overwrite nothing. */
    @Test
    void ofRecoveryNoMoreIsSaidThanIsKnown() {
        Map<Step, Result> all = results(0);
        assertThat(certificate(all, MediumKind.HARD_DISK, "ext4").conclusion())
                .contains("上書きした内容は復元できません。");
        for (MediumKind kind : List.of(MediumKind.SOLID_STATE, MediumKind.UNKNOWN)) {
            assertThat(certificate(all, kind, "ext4").conclusion())
                    .contains("上書きした内容は、製品及び一般に入手可能な復元ツールでは復元できません。");
        }
        for (String copying : List.of("btrfs", "overlay", "zfs", "nfs4", "tmpfs")) {
            assertThat(certificate(all, MediumKind.HARD_DISK, copying).conclusion())
                    .contains("復元できないとはいえません。")
                    .noneMatch(sentence -> sentence.contains("完了"));
        }
        for (Step step :
                List.of(
                        Step.KEYS,
                        Step.HEADERS,
                        Step.DATABASES,
                        Step.RECORDS,
                        Step.REST,
                        Step.FILL)) {
            Map<Step, Result> one = new EnumMap<>(all);
            one.put(step, Result.failed(1, 1, Reason.LEFT));
            assertThat(certificate(one, MediumKind.HARD_DISK, "ext4").conclusion())
                    .as("%s", step)
                    .contains("復元できないとはいえません。");
        }
    }
}
