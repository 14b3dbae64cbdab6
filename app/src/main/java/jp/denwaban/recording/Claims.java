package jp.denwaban.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.denwaban.recording.Verifier.Expected;

/**
 * What the audit chain says of sealed files: which there were, how many records each had, and the
 * tag of its last. The index can be made anew by anybody; the chain cannot.
 *
 * <p>In the detail of an entry a file stands as {@code file=NAME records=N tag=HEX}, or as {@code
 * file=NAME} alone where its header could not be read. The first entry that names a file counts,
 * because a file that is closed or cut never changes: who shortens it and has the index made anew
 * from it is contradicted. One whose code ends in {@code erased}, or {@code erasure.done} with the
 * numbers of its calls, says that it is gone, and rightly.
 */
public final class Claims {
    private static final Pattern FILE =
            Pattern.compile(
                    "file=([0-9-]{8,24}\\.sealed)(?: records=([0-9]{1,9}) tag=([0-9a-f]{32})?)?");
    private static final String GONE = "erased";

    /** Calls of which every file is gone, as {@code 7-12,14}. */
    private static final String CALLS_GONE = "erasure.done";

    private static final Pattern CALLS = Pattern.compile("calls=([0-9,-]{1,4096})");
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,18})(?:-([0-9]{1,18}))?");

    private final Map<String, Claim> files = new TreeMap<>();

    /**
     * What the chain says of one file.
     *
     * @param records 0 with an empty tag for a file without a good record
     */
    public record Claim(long records, String lastTagHex) {}

    /** How a file stands in the detail of an entry. */
    public static String said(Seal seal) {
        return "file="
                + seal.fileName()
                + " records="
                + seal.records()
                + " tag="
                + seal.lastTagHex();
    }

    /** The same of a file whose header could not be read. */
    public static String unreadable(String fileName) {
        return "file=" + fileName;
    }

    /** Hears one entry, in the order of the chain. */
    public void hear(String code, String detail) {
        if (code.equals(CALLS_GONE)) {
            forget(code, detail);
            return;
        }
        Matcher matcher = FILE.matcher(detail);
        while (matcher.find()) {
            if (code.endsWith(GONE)) {
                files.remove(matcher.group(1));
            } else if (matcher.group(2) != null) {
                String tag = matcher.group(3) == null ? "" : matcher.group(3);
                files.putIfAbsent(
                        matcher.group(1), new Claim(Long.parseLong(matcher.group(2)), tag));
            }
        }
    }

    private void forget(String code, String detail) {
        for (Calls calls : callsGone(code, detail)) {
            files.keySet().removeIf(name -> between(name, calls.first(), calls.last()));
        }
    }

    /** Calls whose numbers follow each other. */
    public record Calls(long first, long last) {}

    /** The calls that an entry says are gone; none if it says something else. */
    public static List<Calls> callsGone(String code, String detail) {
        List<Calls> gone = new ArrayList<>();
        Matcher calls = CALLS.matcher(detail);
        if (code.equals(CALLS_GONE) && calls.find()) {
            Matcher range = RANGE.matcher(calls.group(1));
            while (range.find()) {
                long first = Long.parseLong(range.group(1));
                long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
                if (first <= last) {
                    gone.add(new Calls(first, last));
                }
            }
        }
        return gone;
    }

    /** Names of the files that a detail speaks of. */
    public static List<String> files(String detail) {
        return FILE.matcher(detail).results().map(file -> file.group(1)).toList();
    }

    private static boolean between(String name, long first, long last) {
        return SealedName.parse(name)
                .map(parsed -> parsed.call().value())
                .filter(call -> call >= first && call <= last)
                .isPresent();
    }

    public Optional<Claim> of(String fileName) {
        return Optional.ofNullable(files.get(fileName));
    }

    /**
     * Where the chain and another witness (the index, or the files themselves) contradict each
     * other.
     *
     * @param known what the other says, of every file that is not erased
     * @param gone files that the other knows to be erased
     */
    public List<Problem> against(List<Expected> known, List<String> gone) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Claim> unknown = new TreeMap<>(files);
        gone.forEach(unknown::remove);
        for (Expected expected : known) {
            Claim claim = unknown.remove(expected.fileName());
            expected.seal()
                    .flatMap(seal -> contradiction(seal, Optional.ofNullable(claim)))
                    .ifPresent(problems::add);
        }
        unknown.forEach(
                (name, claim) ->
                        problems.add(
                                new Problem(
                                        name, Problem.Kind.MISSING, "the audit chain knows it")));
        return problems;
    }

    private static Optional<Problem> contradiction(Seal seal, Optional<Claim> claim) {
        String name = seal.fileName();
        if (claim.isEmpty()) {
            return Optional.of(
                    new Problem(name, Problem.Kind.STRAY, "the audit chain does not know it"));
        }
        Claim said = claim.get();
        if (said.records() != seal.records()) {
            return Optional.of(
                    new Problem(
                            name,
                            Problem.Kind.TRUNCATED,
                            seal.records()
                                    + " records, "
                                    + said.records()
                                    + " by the audit chain"));
        }
        return said.lastTagHex().equals(seal.lastTagHex())
                ? Optional.empty()
                : Optional.of(
                        new Problem(name, Problem.Kind.LAST_TAG, "another by the audit chain"));
    }
}
