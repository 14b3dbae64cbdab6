package jp.denwaban.console.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DensityTest {
    @ParameterizedTest
    @CsvSource({
        "4, 1276, 844, ROOMY",
        "5, 1276, 844, NORMAL",
        "16, 1276, 844, NORMAL",
        "16, 1132, 844, NORMAL",
        "16, 1088, 616, COMPACT",
        "16, 672, 850, DENSE",
        "17, 1276, 844, DENSE",
        "64, 1336, 928, DENSE",
        "64, 1088, 658, DENSE",
        "64, 672, 850, SLIM"
    })
    void theNumberOfLinesAndTheRoomChooseIt(
            int lines, double width, double height, Density chosen) {
        assertThat(Density.choose(lines, width, height)).isEqualTo(chosen);
    }

    @ParameterizedTest
    @CsvSource({
        "4, 1276, 844",
        "16, 1276, 844",
        "16, 1088, 616",
        "64, 1336, 928",
        "64, 1088, 616",
        "64, 672, 850"
    })
    void everyTileFitsWithoutScrolling(int lines, double width, double height) {
        Density density = Density.choose(lines, width, height);
        int columns = density.columns(lines);
        int rows = (lines + columns - 1) / columns;
        double tall = density.tileHeight(lines, columns, height);

        assertThat(rows * tall + (rows - 1) * density.gap()).isLessThanOrEqualTo(height + 0.001);
    }
}
