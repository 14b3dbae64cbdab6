package jp.denwaban.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.denwaban.account.NewSite;
import jp.denwaban.account.PracticeSite;
import jp.denwaban.site.SiteFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the kernel saw of the answering process of a real practice site, told by {@code strace}: no
 * internet address was ever bound, connected, listened on or sent to. The same look finds the Unix
 * socket that it does open, so the look is not blind.
 */
class NoInternetTest {
    @TempDir Path folder;

    @Test
    void answeringAsksTheKernelForNoInternetSocket() throws Exception {
        SiteFolder site = new SiteFolder(folder.resolve("site"));
        PracticeSite.prepare(site, new NewSite(), Instant.now());
        Path seen = folder.resolve("strace");

        Process answering =
                new ProcessBuilder(command(seen, site))
                        .redirectError(folder.resolve("err").toFile())
                        .start();
        try (BufferedReader out = answering.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).contains("\"inService\":4");
            answering.descendants().forEach(ProcessHandle::destroy);
            assertThat(answering.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            answering.descendants().forEach(ProcessHandle::destroyForcibly);
            answering.destroyForcibly();
        }

        List<String> calls = Files.readAllLines(seen);
        assertThat(calls).anyMatch(call -> call.contains("bind(") && call.contains("AF_UNIX"));
        assertThat(calls).noneMatch(call -> call.contains("AF_INET"));
    }

    private static List<String> command(Path seen, SiteFolder site) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "strace",
                                "-f",
                                "-qq",
                                "-e",
                                "trace=bind,connect,listen,sendto,sendmsg,sendmmsg",
                                "-o",
                                seen.toString()));
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "jp.denwaban.cli.Main",
                        "answering",
                        "--data",
                        site.root().toString()));
        return command;
    }
}
