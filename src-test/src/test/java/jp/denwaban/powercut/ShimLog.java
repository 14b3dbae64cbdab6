package jp.denwaban.powercut;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the preload shim wrote down, as steps, and what the program acknowledged between them. The
 * layout of a step stands in {@code src-test/powercut/shim.c}.
 */
final class ShimLog {
    private static final int HEAD = 24;

    private final List<Step> steps = new ArrayList<>();
    private final Acks acks = new Acks(steps::size);
    private final Path acknowledged;
    private final Map<Long, Integer> numbers = new HashMap<>();
    private int next;

    /** Inodes are used again; a file made anew has a number of its own here. */
    private ShimLog(Volume before, Path acknowledged) throws IOException {
        this.acknowledged = acknowledged;
        this.next = before.copy().newFile();
        for (Map.Entry<Path, Integer> name : before.namesSeen().entrySet()) {
            numbers.put((Long) Files.getAttribute(name.getKey(), "unix:ino"), name.getValue());
        }
    }

    /**
     * Reads a log.
     *
     * @param before the files as they lay there when it began
     * @param acknowledged the file into which the program wrote what is safe, a line each
     */
    static ShimLog read(Path log, Volume before, Path acknowledged) throws IOException {
        ShimLog read = new ShimLog(before, acknowledged);
        read.all(ByteBuffer.wrap(Files.readAllBytes(log)).order(ByteOrder.nativeOrder()));
        return read;
    }

    List<Step> steps() {
        return steps;
    }

    Acks acks() {
        return acks;
    }

    private void all(ByteBuffer in) {
        int acknowledging = -1;
        while (in.remaining() >= HEAD) {
            int start = in.position();
            char what = (char) in.get(start);
            long inode = in.getLong(start + 8);
            long at = in.getLong(start + 16);
            byte[] data = new byte[in.getInt(start + 4)];
            in.position(start + HEAD);
            in.get(data);
            if (what == 'M' && path(data).equals(acknowledged)) {
                acknowledging = made(inode);
            } else if (what == 'W' && number(inode) == acknowledging) {
                for (String line : text(data).split("\n")) {
                    AckLine.read(line).ifPresent(acks::add);
                }
            } else if (number(inode) != acknowledging) {
                step(what, inode, at, data).ifPresent(steps::add);
            }
        }
    }

    private Optional<Step> step(char what, long inode, long at, byte[] data) {
        return Optional.ofNullable(
                switch (what) {
                    case 'M' -> new Step.Make(path(data), made(inode));
                    case 'F' -> new Step.MakeFolder(path(data), next++);
                    case 'W' -> new Step.Write(number(inode), at, data);
                    case 'T' -> new Step.Resize(number(inode), at);
                    case 'S' -> new Step.Force(number(inode));
                    case 'D' -> new Step.ForceFolder(path(data));
                    case 'U' -> new Step.Delete(path(data), number(inode));
                    case 'R' -> renamed(text(data), data.length, (int) at, inode);
                    default -> throw new IllegalStateException("step " + what);
                });
    }

    private Step renamed(String both, int bytes, int second, long inode) {
        if (both.length() != bytes) {
            throw new IllegalStateException("names outside ASCII");
        }
        int first = bytes - second;
        return new Step.Rename(
                Path.of(both.substring(0, first)), Path.of(both.substring(first)), number(inode));
    }

    private int made(long inode) {
        numbers.put(inode, next);
        return next++;
    }

    private int number(long inode) {
        return numbers.computeIfAbsent(inode, i -> next++);
    }

    private static Path path(byte[] data) {
        return Path.of(text(data)).normalize();
    }

    private static String text(byte[] data) {
        return new String(data, StandardCharsets.UTF_8);
    }
}
