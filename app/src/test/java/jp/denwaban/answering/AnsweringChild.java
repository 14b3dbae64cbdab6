package jp.denwaban.answering;

import java.nio.file.Path;
import jp.denwaban.site.SiteFolder;

/** The answering process as a process of its own, to be killed by tests. */
final class AnsweringChild {
    private AnsweringChild() {}

    public static void main(String[] args) {
        System.exit(
                AnsweringProcess.run(
                        new SiteFolder(Path.of(args[0])), AnsweringProcess.Options.standard()));
    }
}
