package jp.denwaban.cli;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How this very program was started, so that another process of it can be. */
final class SelfCommand {
    private SelfCommand() {}

    /** Java, its module and library options, class path and main class; a verb follows. */
    static String[] java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!option.startsWith("-agentlib") && !option.startsWith("-javaagent")) {
                command.add(option);
            }
        }
        command.add("-cp");
        command.add(System.getProperty("java.class.path").replace("::", File.pathSeparator));
        command.add(Main.class.getName());
        return command.toArray(String[]::new);
    }

    /** Starts a verb that goes on when this process ends; what it says goes to a file. */
    static Process detached(Path log, String verb, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.add(verb);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
