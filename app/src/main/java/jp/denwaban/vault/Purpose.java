package jp.denwaban.vault;

import java.nio.charset.StandardCharsets;

/** What a sealed secret is for. The text is HPKE's info: a secret never opens as another's. */
public enum Purpose {
    ORGANISATION_KEY("denwaban v1 organisation key"),
    FILE_KEY("denwaban v1 file key"),
    EPOCH_KEY("denwaban v1 epoch key"),
    CHALLENGE("denwaban v1 challenge"),
    AUDIT_DETAIL("denwaban v1 audit detail");

    private final String info;

    Purpose(String info) {
        this.info = info;
    }

    public byte[] info() {
        return info.getBytes(StandardCharsets.US_ASCII);
    }
}
