package jp.denwaban.account;

/** 利用目的 of a row in 様式1. */
public enum UsagePurpose {
    SETTINGS("設定変更"),
    GUIDANCE("案内文登録"),
    CLOCK("時刻合わせ"),
    INSPECTION("点検"),
    BACKUP("バックアップ"),
    FAULT("障害対応"),
    ACCOUNTS("アカウント管理"),
    ERASURE_CHECK("消去確認"),
    OTHER("その他");

    private final String words;

    UsagePurpose(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
