package jp.denwaban.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jp.denwaban.site.SiteFolder;

/**
 * The answering process of a 訓練 site. In service a service manager starts it; for practice the
 * console's launcher does, and ends it when the window is closed. It outlives a sign-out, which
 * ends the console process only.
 */
final class PracticeAnswering {
    private final SiteFolder site;

    PracticeAnswering(SiteFolder site) {
        this.site = site;
    }

    /** Starts it unless it is there. The console shows by itself when its lines are in service. */
    void start() throws Refusal {
        if (RunningAnswering.isThere(site)) {
            return;
        }
        try {
            Files.createDirectories(site.run());
            Process process =
                    SelfCommand.detached(
                            site.run().resolve("practice.log"),
                            "answering",
                            "--data",
                            site.root().toString());
            Files.writeString(pidFile(), Long.toString(process.pid()));
        } catch (IOException e) {
            throw new Refusal("訓練用の応答処理を起動できません。記録先の空きと権限を確認してください。(S-12)", e);
        }
    }

    /** Asks the one that {@link #start} started to end in its own order; returns at once. */
    void stop() throws Refusal {
        try {
            if (Files.exists(pidFile())) {
                long pid = Long.parseLong(Files.readString(pidFile()).strip());
                Files.delete(pidFile());
                Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(this::isOurs);
                process.ifPresent(ProcessHandle::destroy);
            }
        } catch (IOException | NumberFormatException e) {
            throw new Refusal("訓練用の応答処理を終了できません。(S-12)", e);
        }
    }

    /** A number may by now belong to another process. */
    private boolean isOurs(ProcessHandle process) {
        String line = process.info().commandLine().orElse("");
        return line.contains("answering") && line.contains(site.root().toString());
    }

    private Path pidFile() {
        return site.run().resolve("practice.pid");
    }
}
