package jp.denwaban.console.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import jp.denwaban.console.Pictures;
import jp.denwaban.console.Strings;
import jp.denwaban.wire.Snapshot;
import jp.denwaban.wire.Snapshot.Disk;
import jp.denwaban.wire.Snapshot.Forecast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the panel says of the disk; also that it says so when it knows little or nothing. */
class StorageViewModelTest {
    private static final long GB = 1_000_000_000L;

    private final StorageViewModel panel = new StorageViewModel(new Strings());

    @ParameterizedTest
    @CsvSource({
        "true, 43, 14, 31 GB  余裕あり, 残り 43日分",
        "false, 3, 14, 31 GB  不足, 残り 3日分",
        "false, 0, 14, 31 GB  不足, 残り 0日分",
        "true, 43, 2, 31 GB  余裕あり（実績2日）, 残り 43日分",
        "true, 43, 0, 31 GB  余裕あり（初日）, 残り 43日分",
        "true, 365, 14, 31 GB  余裕あり, 残り 365日分",
        "true, 90000, 14, 31 GB  余裕あり, 残り 365日分以上"
    })
    void thePanelSaysHowManyDaysThereIsRoomForAndFromHowManyItKnows(
            boolean enough, long left, int observed, String forecast, String days) {
        show(Optional.of(new Forecast(31 * GB, enough, left, observed)));

        assertThat(panel.factsProperty().get().forecast()).isEqualTo(forecast);
        assertThat(panel.factsProperty().get().daysLeft()).isEqualTo(days);
    }

    @Test
    void whereNothingWasRecordedItPromisesNothing() {
        show(Optional.empty());

        assertThat(panel.factsProperty().get().forecast()).isEqualTo("録音の実績なし");
        assertThat(panel.factsProperty().get().free()).isEqualTo("空き 418 GB");
        assertThat(panel.factsProperty().get().daysLeft()).isEmpty();
    }

    private void show(Optional<Forecast> forecast) {
        Snapshot any = Pictures.station(Snapshot.Mode.IN_SERVICE);
        panel.show(
                new Snapshot(
                        any.at(),
                        false,
                        any.mode(),
                        any.lines(),
                        any.today(),
                        new Disk(13, 418 * GB, 20, 10, forecast),
                        any.guidance(),
                        any.alarms()));
    }
}
