package jp.denwaban.account;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.audit.ChainVerifier;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.vault.OrganisationKey;

/**
 * The trail of fingerprints in the audit chain, from the one that was printed at installation to
 * the one in use: every entry about a generation is held against the keys that are there.
 */
final class KeyTrail implements ChainVerifier.Listener {
    private static final Pattern ROTATED =
            Pattern.compile(
                    "generation=([0-9]{1,4}) fingerprint=([0-9A-Z-]+) before=([0-9A-Z-]+).*");
    private static final Pattern GENUINE = Pattern.compile("first=([0-9A-Z-]+) .*");

    private final List<OrganisationKey> generations;
    private final Set<Integer> said = new HashSet<>();
    private final Set<String> contradictions = new HashSet<>();

    KeyTrail(List<OrganisationKey> generations) {
        this.generations = List.copyOf(generations);
    }

    @Override
    public void heard(AuditEntry entry) {
        if (entry.code().equals(EntryCode.KEYS_ROTATED.text())) {
            Matcher rotated = ROTATED.matcher(entry.detail());
            if (rotated.matches()) {
                int generation = Integer.parseInt(rotated.group(1));
                said.add(generation);
                require(generation, rotated.group(2));
                require(generation - 1, rotated.group(3));
            }
        } else if (entry.code().equals(EntryCode.KEYS_GENUINE.text())) {
            Matcher genuine = GENUINE.matcher(entry.detail());
            if (genuine.matches()) {
                require(1, genuine.group(1));
            }
        }
    }

    private void require(int generation, String fingerprint) {
        boolean same =
                generation >= 1
                        && generation <= generations.size()
                        && generations.get(generation - 1).key().fingerprint().equals(fingerprint);
        if (!same) {
            contradictions.add("generation=" + generation);
        }
    }

    /** Generations that are not, or not any more, what the chain says. */
    List<String> contradictions() {
        return contradictions.stream().sorted().toList();
    }

    /** Generations that were made and of which nobody could say so: a kill came between. */
    List<String> unsaid() {
        List<String> unsaid = new ArrayList<>();
        Optional<OrganisationKey> before = Optional.empty();
        for (OrganisationKey generation : generations) {
            if (before.isPresent() && !said.contains(generation.generation())) {
                unsaid.add(generation.saidAfter(before.get()));
            }
            before = Optional.of(generation);
        }
        return unsaid;
    }
}
