package jp.denwaban.powercut;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import jp.denwaban.site.SiteFolder;

/** What is broken on purpose under the shim, where the disk port does not reach. */
public enum ShimMutant {
    NOTHING("nothing broken"),
    LAX("synchronous=NORMAL"),
    /** {@code WholeFile} forces the file it then gives a name. */
    FLOOR_BYTES("without the force of WholeFile, the file"),
    /** {@code WholeFile} forces the folder in which it gave it. */
    FLOOR_NAME("without the force of WholeFile, the folder"),
    /** {@code FileDisk.createFolder} forces what the new folder stands in. */
    FOLDERS("without the force of FileDisk.createFolder");

    private static final String FLOOR = "clock-floor.new";

    private final String what;

    ShimMutant(String what) {
        this.what = what;
    }

    /** What {@link Shift} is told. */
    String ofShift() {
        return this == LAX ? "lax" : "none";
    }

    /** Steps that the disk does not hear of; ask in their order. */
    Predicate<Step> losesIn(SiteFolder site) {
        Set<Integer> floors = new HashSet<>();
        return step -> {
            if (step instanceof Step.Make made && made.name().endsWith(FLOOR)) {
                floors.add(made.file());
            }
            return switch (this) {
                case NOTHING, LAX -> false;
                case FLOOR_BYTES ->
                        step instanceof Step.Force force && floors.contains(force.file());
                case FLOOR_NAME -> forces(step, site.run());
                case FOLDERS -> forces(step, site.root());
            };
        };
    }

    private static boolean forces(Step step, java.nio.file.Path folder) {
        return step instanceof Step.ForceFolder force && force.folder().equals(folder);
    }

    @Override
    public String toString() {
        return what;
    }
}
