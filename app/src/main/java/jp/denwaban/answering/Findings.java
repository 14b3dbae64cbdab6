package jp.denwaban.answering;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.VaultException;

/**
 * What a console says it found, held against the disk as far as that can be done without a key: one
 * false word about a generation in the chain would contradict the keys for ever.
 */
final class Findings {
    /** The number of people left out, or that only a later sign-in could say so. */
    private static final Pattern ROTATED = Pattern.compile("(.+) (left-out=[0-9]{1,4}|found)");

    private static final Pattern GENUINE = Pattern.compile("(.+) files=[0-9]{1,7}");

    private final SiteFolder site;

    Findings(SiteFolder site) {
        this.site = site;
    }

    /** Whether this may be so; always, where nothing is said of a generation. */
    boolean mayBe(EntryCode code, String detail) throws VaultException {
        return switch (code) {
            case KEYS_ROTATED -> said(ROTATED, detail).filter(succession()::contains).isPresent();
            case KEYS_GENUINE -> said(GENUINE, detail).filter(first()::equals).isPresent();
            default -> true;
        };
    }

    private static Optional<String> said(Pattern form, String detail) {
        Matcher said = form.matcher(detail);
        return said.matches() ? Optional.of(said.group(1)) : Optional.empty();
    }

    private String first() throws VaultException {
        return generations().get(0).saidFirst();
    }

    private List<String> succession() throws VaultException {
        List<OrganisationKey> all = generations();
        return all.stream()
                .skip(1)
                .map(made -> made.saidAfter(all.get(all.indexOf(made) - 1)))
                .toList();
    }

    private List<OrganisationKey> generations() throws VaultException {
        return PublicKeys.read(new FileDisk(), site.keys()).generations();
    }
}
