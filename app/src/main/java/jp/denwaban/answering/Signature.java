package jp.denwaban.answering;

import java.util.Optional;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.audit.PersonalDetail;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.VaultException;

/**
 * Puts who acted into an entry, sealed. Answering does it and not the console, because only
 * answering knows who has proved themselves on a connection: nobody acts under another's name.
 */
final class Signature {
    private final SiteFolder site;

    Signature(SiteFolder site) {
        this.site = site;
    }

    /**
     * Sealed to the newest generation there is now.
     *
     * @throws AuditException the organisation's key cannot be read: nobody could ever tell who it
     *     was, so it must not happen
     */
    byte[] under(EntryCode code, String detail, PersonalDetail person) throws AuditException {
        try {
            OrganisationKey now = PublicKeys.read(new FileDisk(), site.keys()).organisation();
            return person.seal(now, code.text(), detail);
        } catch (VaultException e) {
            throw new AuditException("who acts cannot be sealed", e);
        }
    }

    /** For the one order that must not wait for a key: the entry then says only what was done. */
    Optional<byte[]> ifPossible(EntryCode code, String detail, PersonalDetail person) {
        try {
            return Optional.of(under(code, detail, person));
        } catch (AuditException e) {
            return Optional.empty();
        }
    }
}
