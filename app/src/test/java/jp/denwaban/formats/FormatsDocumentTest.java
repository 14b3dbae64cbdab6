package jp.denwaban.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/formats.md} and the classes say the same of every byte. */
class FormatsDocumentTest {
    private static final Pattern TABLE = Pattern.compile("<pre>\n(.*?)</pre>", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vault/KeyFile",
                "vault/UserRecord",
                "vault/OrganisationRecord",
                "vault/Epochs",
                "vault/open/Slot",
                "vault/EnvelopeRecord",
                "vault/open/Vouching",
                "vault/open/KeyChange",
                "audit/PersonalDetail",
                "recording/SealedHeader",
                "recording/SealedRecord",
                "recording/RecordContent",
                "recording/MetaText",
                "audit/Segment",
                "audit/Frame"
            })
    void everyTableOfAClassStandsInTheDocument(String name) throws IOException {
        String document = Files.readString(Path.of("../docs/formats.md"));
        String source = Files.readString(Path.of("src/main/java/jp/denwaban/" + name + ".java"));
        Matcher tables = TABLE.matcher(source);
        int found = 0;
        while (tables.find()) {
            String table = tables.group(1).replaceAll("(?m)^ \\* ?", "").stripTrailing();
            assertThat(document).contains(table);
            found++;
        }
        assertThat(found).as("tables in " + name).isPositive();
    }
}
