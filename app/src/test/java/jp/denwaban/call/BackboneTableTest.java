package jp.denwaban.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** ARCHITECTURE.md tells the truth about the machine. */
class BackboneTableTest {

    @Test
    void architectureMdHoldsTheTableThatTheMachinePrints() throws Exception {
        String table = new BackboneTable().print();
        Files.writeString(Path.of("target", "backbone-table.md"), table);

        assertThat(Files.readString(Path.of("..", "ARCHITECTURE.md")))
                .as("the right table stands in app/target/backbone-table.md")
                .contains(table);
    }
}
