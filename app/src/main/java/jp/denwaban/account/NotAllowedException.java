package jp.denwaban.account;

/** Somebody asked a service for what the authorisation table does not give them. */
public final class NotAllowedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Action action;

    public NotAllowedException(Action action) {
        super("この操作の権限がありません。権限付与簿を確認してください。（A-01）");
        this.action = action;
    }

    public Action action() {
        return action;
    }
}
