package jp.denwaban.powercut;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A disk as a power cut sees it: what is safe, and what was asked for since. Strict where file
 * systems differ: bytes are safe only after their file was forced, a name only after its folder
 * was, and neither makes the other so.
 */
final class Volume {

    /** What a disk writes whole or not at all: NVMe, ATA and the kernel agree on no less. */
    static final int SECTOR = 512;

    private final Map<Integer, Contents> files = new HashMap<>();
    private final Map<Path, Integer> names = new TreeMap<>();
    private final List<Step.OfName> waiting = new ArrayList<>();
    private final Map<Path, Integer> folders = new TreeMap<>();
    private int nextFile = 1;

    /** One file's safe bytes, and what was asked for since. */
    private record Contents(byte[] safe, List<Step.OfBytes> waiting) {
        Contents copy() {
            return new Contents(safe, new ArrayList<>(waiting));
        }
    }

    /** A disk on which all of this is safe. */
    static Volume holding(Map<Path, byte[]> files) {
        Volume volume = new Volume();
        files.forEach(
                (name, bytes) -> {
                    int file = volume.newFile();
                    volume.files.put(file, new Contents(bytes.clone(), new ArrayList<>()));
                    volume.names.put(name, file);
                });
        return volume;
    }

    Volume copy() {
        Volume copy = new Volume();
        files.forEach((file, contents) -> copy.files.put(file, contents.copy()));
        copy.names.putAll(names);
        copy.waiting.addAll(waiting);
        copy.folders.putAll(folders);
        copy.nextFile = nextFile;
        return copy;
    }

    /** A number no file has. */
    int newFile() {
        return nextFile++;
    }

    void take(Step step) {
        if (step instanceof Step.Make made) {
            nextFile = Math.max(nextFile, made.file() + 1);
            files.put(made.file(), new Contents(new byte[0], new ArrayList<>()));
        }
        if (step instanceof Step.MakeFolder made) {
            nextFile = Math.max(nextFile, made.file() + 1);
            folders.put(made.name(), made.file());
        }
        if (step instanceof Step.OfName name) {
            waiting.add(name);
        } else if (step instanceof Step.OfBytes bytes) {
            contents(bytes.file()).waiting().add(bytes);
        } else if (step instanceof Step.Force force) {
            Contents contents = contents(force.file());
            byte[] safe = contents.safe();
            for (Step.OfBytes each : contents.waiting()) {
                safe = after(safe, each);
            }
            files.put(force.file(), new Contents(safe, new ArrayList<>()));
        } else if (step instanceof Step.ForceFolder folder) {
            List<Step.OfName> here =
                    waiting.stream()
                            .filter(name -> folder.folder().equals(name.place().getParent()))
                            .toList();
            here.forEach(name -> rename(names, name));
            waiting.removeAll(here);
        }
    }

    private Contents contents(int file) {
        return files.computeIfAbsent(file, f -> new Contents(new byte[0], new ArrayList<>()));
    }

    /** Whether a power cut now could leave more than one thing behind. */
    boolean unsafe() {
        return !waiting.isEmpty()
                || files.values().stream().anyMatch(each -> !each.waiting().isEmpty());
    }

    /** Whether these bytes are safe at the beginning of any file, also of one without a name. */
    boolean holds(byte[] beginning) {
        return files.values().stream()
                .map(Contents::safe)
                .anyMatch(safe -> Arrays.mismatch(safe, beginning) == beginning.length);
    }

    /** Whether these bytes are safe anywhere, also in a file without a name. */
    boolean holdsAnywhere(byte[] part) {
        String text = new String(part, StandardCharsets.ISO_8859_1);
        return files.values().stream()
                .anyMatch(
                        each ->
                                new String(each.safe(), StandardCharsets.ISO_8859_1)
                                        .contains(text));
    }

    /** What the program sees of it as long as the power stays: everything. */
    Map<Path, byte[]> seen() {
        return wreck(Form.KEPT, new Random(0));
    }

    /** What a power cut leaves of it. */
    Map<Path, byte[]> wreck(Form form, Random random) {
        Map<Path, Integer> left = new TreeMap<>(names);
        keptNames(form.names(), random).forEach(name -> rename(left, name));
        List<Path> lost =
                folders.keySet().stream().filter(folder -> !left.containsKey(folder)).toList();
        Map<Integer, byte[]> bytes = new HashMap<>();
        Map<Path, byte[]> image = new TreeMap<>();
        left.keySet().removeAll(folders.keySet().stream().filter(left::containsKey).toList());
        left.keySet().removeIf(name -> lost.stream().anyMatch(name::startsWith));
        left.forEach(
                (name, file) ->
                        image.put(
                                name,
                                bytes.computeIfAbsent(
                                        file, f -> bytes(contents(f), form.bytes(), random))));
        return image;
    }

    private List<Step.OfName> keptNames(Form.Names form, Random random) {
        if (form == Form.Names.NONE) {
            return List.of();
        }
        if (form == Form.Names.ALL) {
            return waiting;
        }
        Map<Integer, Integer> count = new TreeMap<>();
        waiting.forEach(name -> count.merge(name.file(), 1, Integer::sum));
        count.replaceAll((file, all) -> random.nextInt(all + 1));
        List<Step.OfName> kept = new ArrayList<>();
        for (Step.OfName name : waiting) {
            if (count.merge(name.file(), -1, Integer::sum) >= 0) {
                kept.add(name);
            }
        }
        return kept;
    }

    private static void rename(Map<Path, Integer> names, Step.OfName step) {
        if (step instanceof Step.Make made) {
            names.put(made.name(), made.file());
        } else if (step instanceof Step.MakeFolder made) {
            names.put(made.name(), made.file());
        } else if (step instanceof Step.Rename renamed) {
            names.remove(renamed.from(), renamed.file());
            names.put(renamed.to(), renamed.file());
        } else if (step instanceof Step.Delete deleted) {
            names.remove(deleted.name(), deleted.file());
        }
    }

    private static byte[] bytes(Contents contents, Form.Bytes form, Random random) {
        byte[] bytes = contents.safe();
        List<Step.OfBytes> waiting = contents.waiting();
        int whole =
                switch (form) {
                    case ALL, SECTORS -> waiting.size();
                    case NONE -> 0;
                    case PREFIX -> random.nextInt(waiting.size() + 1);
                };
        for (int i = 0; i < whole; i++) {
            boolean torn = form == Form.Bytes.SECTORS;
            bytes = torn ? torn(bytes, waiting.get(i), random) : after(bytes, waiting.get(i));
        }
        if (form == Form.Bytes.PREFIX
                && whole < waiting.size()
                && waiting.get(whole) instanceof Step.Write write) {
            byte[] begun = Arrays.copyOf(write.bytes(), random.nextInt(write.bytes().length + 1));
            bytes = after(bytes, new Step.Write(write.file(), write.position(), begun));
        }
        return bytes;
    }

    /** The length is known at once; of the sectors those that the seed says hold what was meant. */
    private static byte[] torn(byte[] before, Step.OfBytes step, Random random) {
        byte[] after = after(before, step);
        if (!(step instanceof Step.Write write)) {
            return after;
        }
        long end = write.position() + write.bytes().length;
        for (long at = write.position(); at < end; at = (at / SECTOR + 1) * SECTOR) {
            if (random.nextBoolean()) {
                int until = (int) Math.min(end, (at / SECTOR + 1) * SECTOR);
                for (int i = (int) at; i < until; i++) {
                    after[i] = i < before.length ? before[i] : 0;
                }
            }
        }
        return after;
    }

    private static byte[] after(byte[] before, Step.OfBytes step) {
        if (step instanceof Step.Resize resize) {
            return Arrays.copyOf(before, (int) resize.bytes());
        }
        Step.Write write = (Step.Write) step;
        int end = (int) write.position() + write.bytes().length;
        byte[] after = Arrays.copyOf(before, Math.max(before.length, end));
        System.arraycopy(write.bytes(), 0, after, (int) write.position(), write.bytes().length);
        return after;
    }

    /** The number of the file that bears this name as the program sees it. */
    Map<Path, Integer> namesSeen() {
        Map<Path, Integer> seen = new TreeMap<>(names);
        waiting.forEach(name -> rename(seen, name));
        return seen;
    }

    /** The bytes of a file as the program sees them, whatever it is called. */
    byte[] bytesSeen(int file) {
        return bytes(contents(file), Form.Bytes.ALL, new Random(0));
    }
}
