package jp.denwaban.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How this very program was started, so that another process of it can be. */
final class SelfCommand {
    /** One option a line; the launcher and the package read the same file. */
    private static final String ANSWERING = "/jp/denwaban/answering/java-options";

    private SelfCommand() {}

    /** Java, its module and library options, class path, main class and the verb. */
    static List<String> java(String verb) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!option.startsWith("-agentlib") && !option.startsWith("-javaagent")) {
                command.add(option);
            }
        }
        if (verb.equals("answering")) {
            command.addAll(answeringOptions());
        }
        command.add("-cp");
        command.add(System.getProperty("java.class.path").replace("::", File.pathSeparator));
        command.add(Main.class.getName());
        command.add(verb);
        return command;
    }

    private static List<String> answeringOptions() throws IOException {
        try (InputStream in = SelfCommand.class.getResourceAsStream(ANSWERING)) {
            if (in == null) {
                throw new IOException("no " + ANSWERING);
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
        }
    }

    /** Starts a verb that goes on when this process ends; what it says goes to a file. */
    static Process detached(Path log, String verb, String... arguments) throws IOException {
        List<String> command = java(verb);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
