package jp.denwaban.cli.dispose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.denwaban.account.Sites;
import jp.denwaban.cli.Main;
import jp.denwaban.site.SiteFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The verb at a real terminal, made by {@code script}: what is typed as a password is not shown.
 */
class TerminalTest {
    private static final String TYPED = "not the password";

    @TempDir Path folder;

    @Test
    void aPasswordIsAskedForAndNotShown() throws Exception {
        SiteFolder site = new SiteFolder(folder.resolve("site"));
        Sites.make(site.root());
        String java =
                String.join(
                        " ",
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dfile.encoding=UTF-8",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                Main.class.getName(),
                                "dispose --purpose repair --data",
                                site.root().toString(),
                                "--certificate",
                                folder.resolve("c.pdf").toString()));
        ProcessBuilder builder =
                new ProcessBuilder("script", "-qec", java, "/dev/null").redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        StringBuilder shown = new StringBuilder();
        try (OutputStream keyboard = process.getOutputStream()) {
            readUntil(process, shown, "ユーザID: ");
            type(keyboard, Sites.ITO.id().text());
            readUntil(process, shown, "パスワード: ");
            type(keyboard, TYPED);
            readUntil(process, shown, "X-06");
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(shown).contains(Sites.ITO.id().text()).doesNotContain(TYPED);
        assertThat(site.disposal()).doesNotExist();
        assertThat(new File(folder.toFile(), "c.pdf")).doesNotExist();
    }

    private static void type(OutputStream keyboard, String text) throws IOException {
        keyboard.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    /** Ends with the process at the latest. */
    private static void readUntil(Process process, StringBuilder shown, String what)
            throws IOException {
        InputStream screen = process.getInputStream();
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        while (!all.toString(StandardCharsets.UTF_8).contains(what)) {
            int next = screen.read();
            if (next < 0) {
                break;
            }
            all.write(next);
        }
        shown.append(all.toString(StandardCharsets.UTF_8));
    }
}
