package jp.denwaban.powercut;

import java.lang.StackWalker.StackFrame;
import java.util.Set;
import jp.denwaban.disk.ForwardingDisk;
import jp.denwaban.disk.ForwardingFile;
import jp.denwaban.disk.ReservedDisk;

/** A place in the program from which something is forced: {@code AuditChain.writeDurably:98}. */
public record Site(String text) implements Comparable<Site> {
    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final Set<String> DISKS =
            Set.of(
                    RecordedDisk.class.getName(),
                    ReservedDisk.class.getName(),
                    ForwardingDisk.class.getName(),
                    ForwardingFile.class.getName(),
                    Site.class.getName());

    /** The nearest caller that is not the disk. */
    static Site ofCaller() {
        return WALKER.walk(
                frames ->
                        frames.filter(frame -> !DISKS.contains(outermost(frame)))
                                .findFirst()
                                .map(Site::of)
                                .orElseThrow());
    }

    private static String outermost(StackFrame frame) {
        return frame.getClassName().replaceAll("\\$.*", "");
    }

    private static Site of(StackFrame frame) {
        String type = frame.getClassName();
        return new Site(
                type.substring(type.lastIndexOf('.') + 1)
                        + "."
                        + frame.getMethodName()
                        + ":"
                        + frame.getLineNumber());
    }

    @Override
    public int compareTo(Site other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
