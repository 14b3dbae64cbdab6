package jp.denwaban.bench.custody;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jp.denwaban.answering.AnsweringProcess;
import jp.denwaban.bench.BenchException;
import jp.denwaban.console.Console;
import jp.denwaban.leak.AfterSignOut;
import jp.denwaban.leak.DataDisk;
import jp.denwaban.leak.DiskAfterAll;
import jp.denwaban.leak.EmptyNetwork;
import jp.denwaban.leak.Household;
import jp.denwaban.leak.Manner;
import jp.denwaban.leak.Traced;
import jp.denwaban.vault.UserId;

/**
 * One way out for what must stay inside, and how it is tried: on the product first, then on the
 * product with one thing broken.
 *
 * @param test in the normal tests that tries the same
 * @param why it cannot be tried on this machine; empty if it can
 */
record Leak(
        String row, String test, long needed, Supplier<Optional<String>> why, List<Trial> trials) {
    private static final int SESSIONS = 5;
    private static final int LOOKS_AT_THE_DISK = 3;

    /** The keys are wiped and the sign-in stands again, in the process that knew them. */
    private static final Mutant ONE_PROCESS =
            new Mutant(
                    "one process",
                    Console.class,
                    "desk.fx().execute(() -> close(ConsoleMain.SIGNED_OUT));",
                    "desk.fx().execute(() -> { use.close(); desk.session().end(); });");

    private static final Mutant TEMPORARY_WAV =
            new Mutant(
                    "temporary WAV",
                    productClass("jp.denwaban.answering.CallRecorder"),
                    "open.audio(caller.clone(), staff.clone());",
                    """
                    open.audio(caller.clone(), staff.clone());
                    java.nio.ByteBuffer pcm = java.nio.ByteBuffer.allocate(2 * caller.length)
                            .order(java.nio.ByteOrder.LITTLE_ENDIAN);
                    pcm.asShortBuffer().put(caller);
                    try {
                        java.nio.file.Files.write(
                                java.nio.file.Path.of(
                                        System.getProperty("java.io.tmpdir"), "voice.wav"),
                                pcm.array(),
                                java.nio.file.StandardOpenOption.CREATE,
                                java.nio.file.StandardOpenOption.APPEND);
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                    """);

    private static final Mutant ONE_SOCKET =
            new Mutant(
                    "a socket that listens",
                    AnsweringProcess.class,
                    "LOG.info(\"answering begins\");",
                    "LOG.info(\"answering begins\");"
                            + " new java.net.ServerSocket(0, 1,"
                            + " java.net.InetAddress.getLoopbackAddress());");

    /**
     * What a trial came to.
     *
     * @param notes figures worth knowing that are no violation
     */
    record Found(int runs, List<String> violations, List<String> notes) {}

    /** Runs one household in a folder of its own. */
    @FunctionalInterface
    interface Body {
        Found run(Path folder, long seed, Optional<Path> broken) throws Exception;
    }

    /**
     * One trial.
     *
     * @param name in the progress
     * @param mutant what is broken in it, empty for the product as it is
     */
    record Trial(String name, Optional<Mutant> mutant, Body body) {

        String what() {
            return mutant.map(Mutant::what).orElse("");
        }

        Found run(Path folder, long seed) throws IOException, BenchException, InterruptedException {
            Optional<Path> broken = Optional.empty();
            if (mutant.isPresent()) {
                broken = Optional.of(mutant.get().writeInto(folder.resolve("broken")));
            }
            try {
                return body.run(folder, seed, broken);
            } catch (IOException | BenchException | InterruptedException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new BenchException(name + " cannot be tried: " + e, e);
            }
        }
    }

    Optional<String> cannot() {
        return why.get();
    }

    static List<Leak> all(boolean quick) {
        int sessions = quick ? 1 : SESSIONS;
        return List.of(
                new Leak(
                        "memory after sign-out",
                        "AfterSignOutTest",
                        sessions,
                        Optional::empty,
                        List.of(
                                new Trial(
                                        "sessions",
                                        Optional.empty(),
                                        (folder, seed, broken) ->
                                                sessions(folder, seed, broken, sessions)),
                                new Trial(
                                        "sessions-in-one-process",
                                        Optional.of(ONE_PROCESS),
                                        (folder, seed, broken) ->
                                                sessions(folder, seed, broken, 1)))),
                new Leak(
                        "canary on the raw disk image",
                        "bench custody --part memory",
                        LOOKS_AT_THE_DISK,
                        DataDisk::cannot,
                        List.of(
                                new Trial("disk", Optional.empty(), Leak::disk),
                                new Trial(
                                        "disk-with-a-temporary-file",
                                        Optional.of(TEMPORARY_WAV),
                                        Leak::disk))),
                new Leak(
                        "internet sockets",
                        "SocketsTest",
                        Traced.PROCESSES,
                        Optional::empty,
                        List.of(
                                new Trial("sockets", Optional.empty(), Leak::sockets),
                                new Trial(
                                        "sockets-with-one-more",
                                        Optional.of(ONE_SOCKET),
                                        Leak::oneStart))),
                new Leak(
                        "empty network namespace",
                        "bench custody --part memory",
                        1,
                        EmptyNetwork::cannot,
                        List.of(new Trial("network", Optional.empty(), Leak::network))));
    }

    /** The class is its package's own; its name is no secret. */
    private static Class<?> productClass(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("there is no " + name + " any more", e);
        }
    }

    private static Found sessions(Path folder, long seed, Optional<Path> broken, int sessions)
            throws Exception {
        List<String> violations = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        List<UserId> people = List.of(new UserId("kanri"), new UserId("tanto"));
        Manner manner = new Manner(List.of(), broken);
        try (Household household = new Household(folder, folder, seed, manner)) {
            household.answer();
            household.calls();
            household.stopAnswering();
            AfterSignOut look = new AfterSignOut(household, household.answer());
            long console = household.console();
            for (int session = 0; session < sessions; session++) {
                AfterSignOut.Session seen =
                        look.session(people.get(session % people.size()), console);
                violations.addAll(seen.violations());
                notes.add(
                        "found during: %s; %d MB looked at"
                                .formatted(seen.during(), seen.readBytes() >> 20));
                console = seen.next();
            }
        }
        return new Found(sessions, violations, notes);
    }

    private static Found disk(Path folder, long seed, Optional<Path> broken) throws Exception {
        try (DataDisk disk = DataDisk.mount(folder);
                Household household =
                        new Household(folder, disk.root(), seed, new Manner(List.of(), broken))) {
            DiskAfterAll look = new DiskAfterAll(disk, household);
            List<String> violations = look.run();
            return new Found(look.looks(), violations, List.of());
        }
    }

    private static Found sockets(Path folder, long seed, Optional<Path> broken) throws Exception {
        Traced traced = new Traced(folder);
        try (Household household =
                new Household(folder, folder, seed, new Manner(traced.words(), broken))) {
            return new Found(Traced.PROCESSES, traced.evening(household), List.of());
        }
    }

    private static Found oneStart(Path folder, long seed, Optional<Path> broken) throws Exception {
        Traced traced = new Traced(folder);
        try (Household household =
                new Household(folder, folder, seed, new Manner(traced.words(), broken))) {
            return new Found(1, traced.start(household), List.of());
        }
    }

    private static Found network(Path folder, long seed, Optional<Path> broken) throws Exception {
        Manner manner = new Manner(EmptyNetwork.words(), broken);
        try (Household household = new Household(folder, folder, seed, manner)) {
            return new Found(1, EmptyNetwork.evening(household), List.of());
        }
    }
}
