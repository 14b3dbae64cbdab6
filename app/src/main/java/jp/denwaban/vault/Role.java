package jp.denwaban.vault;

/** The two authorities of a person with an account. The code is written into key files. */
public enum Role {
    /** 運用管理補助者. */
    ADMINISTRATOR(1),
    /** 運用担当者. */
    OPERATOR(2);

    private final int code;

    Role(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    static Role of(int code) throws VaultException {
        for (Role role : values()) {
            if (role.code == code) {
                return role;
            }
        }
        throw new VaultException(VaultException.Reason.DAMAGED, "no role has code " + code);
    }
}
