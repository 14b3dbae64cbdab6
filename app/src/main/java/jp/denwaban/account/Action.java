package jp.denwaban.account;

import static jp.denwaban.account.Action.Who.ADMINISTRATOR;
import static jp.denwaban.account.Action.Who.ANYONE;
import static jp.denwaban.account.Action.Who.BOTH;
import static jp.denwaban.account.Action.Who.PRACTISING;

import java.util.Arrays;
import java.util.Optional;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.vault.Role;

/**
 * The one authorisation table: what a person can do at the console, who may, and the name of the
 * audit entry that is durable before it happens. The console shows this table; services ask it, and
 * answering once more with the role that was proved to it; widgets only hide what it would refuse.
 */
public enum Action {
    SIGN_IN("利用開始", BOTH, EntryCode.SESSION_OPENED),
    SIGN_OUT("利用終了", BOTH, EntryCode.SESSION_CLOSED),
    SEE_CALLER_TAIL("架電者番号の末尾4桁の表示", BOTH, EntryCode.CALLERS_SHOWN),
    CONFIRM_ALARM("警報の確認", BOTH, EntryCode.ALARM_CONFIRMED),
    SWITCH_TO_BYPASS("従来の電話交換への切替", ANYONE, EntryCode.SERVICE_BYPASSED),
    RETURN_TO_SERVICE("自動音声案内への復帰", BOTH, EntryCode.SERVICE_RETURNED),
    PLAN_STOP("計画停止", BOTH, EntryCode.STOP_PLANNED),
    RECORD_FAULT("障害対応の記録", ANYONE, EntryCode.FAULT_RECORDED),
    WRITE_USAGE_LEDGER("様式1 利用簿の記載", BOTH, EntryCode.USAGE_WRITTEN),
    WRITE_RECORD_LEDGER("様式2 管理簿の記載", BOTH, EntryCode.APPLICATION_WRITTEN),
    SEARCH_RECORDS("通話録音情報の検索", BOTH, EntryCode.RECORDS_SEARCHED),
    PLAY_RECORD("通話録音情報の再生", BOTH, EntryCode.RECORD_PLAYED),
    EXPORT_RECORD("通話録音情報の出力", BOTH, EntryCode.RECORD_EXPORTED),
    ERASE_RECORD("出力した通話録音情報の消去", BOTH, EntryCode.RECORD_ERASED),
    REGISTER_MEDIUM("外部記録媒体の登録", ADMINISTRATOR, EntryCode.MEDIUM_REGISTERED),
    CHANGE_GUIDANCE("案内の設定及び登録", ADMINISTRATOR, EntryCode.GUIDANCE_CHANGED),
    INSPECT("点検及び統計", BOTH, EntryCode.INSPECTION_MADE),
    PREVIEW_DAY_SHEET("日次受付票の表示", BOTH, EntryCode.DAY_SHEET_SHOWN),
    SAVE_DAY_SHEET("日次受付票の保存", BOTH, EntryCode.DAY_SHEET_SAVED),
    PREVIEW_ERASURE_SHEET("自動消去記録の表示", BOTH, EntryCode.ERASURE_SHEET_SHOWN),
    SAVE_ERASURE_SHEET("自動消去記録の保存", BOTH, EntryCode.ERASURE_SHEET_SAVED),
    MANAGE_PEOPLE("利用者の登録及び権限付与", ADMINISTRATOR, EntryCode.PERSON_CHANGED),
    REENROL_PERSON("パスワードを失った利用者の再登録", ADMINISTRATOR, EntryCode.PERSON_REENROLLED),
    RELEASE_PERSON("異動等による利用者の登録の抹消", ADMINISTRATOR, EntryCode.PERSON_RELEASED),
    CHANGE_PASSWORD("自分のパスワードの変更", BOTH, EntryCode.PASSWORD_CHANGED),
    ROTATE_KEYS("鍵の更新", ADMINISTRATOR, EntryCode.ROTATION_ORDERED),
    SUSPECT_LEAK("漏えいの疑いによる鍵及び封筒の更新", ADMINISTRATOR, EntryCode.LEAK_SUSPECTED),
    RENEW_ENVELOPE("封筒の更新", ADMINISTRATOR, EntryCode.ENVELOPE_RENEWED),
    USE_ENVELOPE("封筒による管理者の再登録", ANYONE, EntryCode.ENVELOPE_USED),
    CHANGE_SETTINGS("設定の変更", ADMINISTRATOR, EntryCode.SETTINGS_CHANGED),
    CONFIRM_CLOCK("時刻の照合（117）", BOTH, EntryCode.CLOCK_CONFIRMED),
    CORRECT_DATE("日付の訂正", ADMINISTRATOR, EntryCode.DATE_CORRECTED),
    DISPOSE_SITE("返却・修理・廃棄のための消去", ADMINISTRATOR, EntryCode.DISPOSAL_BEGUN),
    PLACE_PRACTICE_CALL("試験電話", PRACTISING, EntryCode.PRACTICE_CALLED);

    /** Who may: a column of the table. */
    public enum Who {
        BOTH,
        ADMINISTRATOR,
        /** Also without sign-in: a fault must not wait for a password (第5). */
        ANYONE,
        /** In 訓練 also without sign-in; never on a box in service. */
        PRACTISING
    }

    private final String words;
    private final Who who;
    private final EntryCode entry;

    Action(String words, Who who, EntryCode entry) {
        this.words = words;
        this.who = who;
        this.entry = entry;
    }

    /** What is written down by this entry; empty for what the box does by itself. */
    public static Optional<Action> of(EntryCode entry) {
        return Arrays.stream(values()).filter(action -> action.entry == entry).findFirst();
    }

    /** What the table calls it on screen and paper. */
    public String words() {
        return words;
    }

    public Who who() {
        return who;
    }

    /** Its audit entry. */
    public EntryCode entry() {
        return entry;
    }

    /**
     * The decision.
     *
     * @param role of the person signed in; empty while nobody is
     * @param training whether the site is a 訓練 site
     */
    public boolean allowed(Optional<Role> role, boolean training) {
        return switch (who) {
            case ANYONE -> true;
            case PRACTISING -> training;
            case BOTH -> role.isPresent();
            case ADMINISTRATOR -> role.filter(Role.ADMINISTRATOR::equals).isPresent();
        };
    }
}
