package jp.denwaban.site;

/**
 * Which kind of office runs the box; the titles of its people follow from it.
 *
 * @see "自動音声案内・通話録音システム運用要領 第2"
 */
public enum SiteKind {
    HEADQUARTERS("装備課長", "装備課次席", "課長補佐"),
    AREA_HEADQUARTERS("警務課長", "理事官", "課長補佐"),
    STATION("警察署長", "副署長", "警務課長");

    private final String manager;
    private final String administrator;
    private final String operator;

    SiteKind(String manager, String administrator, String operator) {
        this.manager = manager;
        this.administrator = administrator;
        this.operator = operator;
    }

    /** Title of the 運用管理者. */
    public String manager() {
        return manager;
    }

    /** Title of the 運用管理補助者. */
    public String administrator() {
        return administrator;
    }

    /** Title of the 運用担当者. */
    public String operator() {
        return operator;
    }
}
