package jp.denwaban.disposal;

/**
 * The steps of an erasure, in the order in which they are taken. The keys go first: a few files, a
 * moment's work, and whoever pulls the plug then has a disk that nobody can read. Names stand in
 * the progress file.
 */
public enum Step {
    STOPPED("応答の処理及び画面の停止"),
    KEYS("鍵ファイルの上書き及び削除(二つの面とも)"),
    HEADERS("録音ファイルの見出し(録音ごとの鍵)の上書き及び削除"),
    DATABASES("索引及び利用者の記録の上書き及び削除"),
    RECORDS("監査記録及び自動消去記録の上書き及び削除"),
    REST("設定、案内、ログその他の上書き及び削除"),
    FILL("空き領域の上書き"),
    /** Not for a hard disk, which has nothing to be told. */
    TRIM("解放した領域の媒体への通知(TRIM)"),
    SANITISE("媒体自身の消去命令");

    private final String words;

    Step(String words) {
        this.words = words;
    }

    /** As it stands on the certificate. */
    public String words() {
        return words;
    }

    /** Whether a medium of this kind has the step. */
    public boolean of(MediumKind kind) {
        return this != TRIM || kind != MediumKind.HARD_DISK;
    }
}
