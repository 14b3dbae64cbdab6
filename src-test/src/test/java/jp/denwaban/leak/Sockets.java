package jp.denwaban.leak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the kernel was asked to do with internet sockets, by the words of {@code strace -f -yy}: it
 * writes the family into an address and the protocol behind a descriptor. That a starting JDK makes
 * a socket to see what the kernel can do is no use of one.
 */
public final class Sockets {
    /** Everything by which a process could reach another over a socket, or be reached. */
    private static final String CALLS =
            "bind|connect|listen|accept4?|send(?:to|msg|mmsg|file)?|recv(?:from|msg|mmsg)";

    /** An address of the family, or a descriptor of one of its protocols. */
    private static final String INTERNET =
            "AF_INET6?\\b|<(?:TCP|UDP|UDPLITE|RAW|PING|ICMP|SCTP|DCCP|MPTCP)(?:v6)?:";

    /** With {@code -f} the thread's number comes first; a call that was interrupted is resumed. */
    private static final Pattern USE =
            Pattern.compile(
                    "^(?:\\[?(?:pid )?\\s*\\d+\\]?\\s+)?(?:<\\.\\.\\. )?(?:"
                            + CALLS
                            + ")[( ].*(?:"
                            + INTERNET
                            + ").*");

    private Sockets() {}

    /**
     * Words before a command so that it is looked at.
     *
     * @param seen takes what is seen, for {@link #uses(Path)}
     */
    public static List<String> look(String seen) {
        return List.of(
                "strace",
                "-f",
                "-qq",
                "-yy",
                "-s",
                "0",
                "-e",
                "trace=%network,sendfile",
                "-A",
                "-o",
                seen);
    }

    /** Lines that use an internet socket. */
    public static List<String> uses(Path seen) throws IOException {
        return uses(Files.readAllLines(seen, StandardCharsets.ISO_8859_1));
    }

    static List<String> uses(List<String> lines) {
        return lines.stream().filter(line -> USE.matcher(line).matches()).toList();
    }

    /** Whether the look was not blind: every process of ours speaks over a Unix socket. */
    public static boolean saw(Path seen) throws IOException {
        return Files.readAllLines(seen, StandardCharsets.ISO_8859_1).stream()
                .anyMatch(line -> line.contains("AF_UNIX"));
    }
}
