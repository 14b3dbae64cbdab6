package jp.denwaban.site;

import java.nio.file.Path;

/**
 * Where everything of one site lies. Who writes what: answering alone writes recordings, index,
 * erasures, audit and run; the console alone writes people; the wizard writes settings, guidance
 * and keys.
 */
public record SiteFolder(Path root) {

    public SiteFolder {
        root = root.toAbsolutePath().normalize();
    }

    public Path settings() {
        return root.resolve("settings.json");
    }

    /** {@code plan.json} and {@code prompts/NAME.wav}. */
    public Path guidance() {
        return root.resolve("guidance");
    }

    /** Card profiles of this site, beside the two that ship. */
    public Path profiles() {
        return root.resolve("profiles");
    }

    /** Sealed files. */
    public Path recordings() {
        return root.resolve("recordings");
    }

    /** The call index, which can be rebuilt from the sealed files. */
    public Path index() {
        return root.resolve("index.db");
    }

    /** 自動消去記録: one file a business day. */
    public Path erasures() {
        return root.resolve("erasures");
    }

    public Path people() {
        return root.resolve("people.db");
    }

    /** Slots, public keys, sealed epoch keys: small files, overwritten in place. */
    public Path keys() {
        return root.resolve("keys");
    }

    public Path audit() {
        return root.resolve("audit");
    }

    /** Lock and socket of the running process. */
    public Path run() {
        return root.resolve("run");
    }

    public Path log() {
        return root.resolve("log");
    }

    /** How far its erasure has come; there while and after everything of the site is erased. */
    public Path disposal() {
        return root.resolve("disposal");
    }
}
