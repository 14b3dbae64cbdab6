package jp.denwaban.powercut;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a {@link Shift} as a process of its own. */
final class Child {
    private Child() {}

    static ProcessBuilder shift(
            Path root, long seed, int lines, int calls, String acknowledged, String mutant)
            throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // It lives for a second or two: what the compiler would win, it would never see.
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        words.addAll(List.of("-cp", classPath(), Shift.class.getName(), root.toString()));
        words.addAll(List.of("" + seed, "" + lines, "" + calls, acknowledged, mutant));
        return new ProcessBuilder(words)
                .redirectErrorStream(false)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    /** Surefire gives a forked test its class path under a name of its own. */
    private static String classPath() {
        String path = System.getProperty("surefire.test.class.path");
        return path == null ? System.getProperty("java.class.path") : path + File.pathSeparator;
    }
}
