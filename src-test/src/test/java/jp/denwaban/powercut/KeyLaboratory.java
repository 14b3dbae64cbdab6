package jp.denwaban.powercut;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import jp.denwaban.vault.KeyFile;
import jp.denwaban.vault.KeyNames;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.CheapKeys;
import jp.denwaban.vault.open.EnvelopeCode;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.vault.open.NewUser;
import jp.denwaban.vault.open.Vault;

/**
 * Cuts the power of an affair of keys at every step in every form, asks who still gets in, has the
 * affair done once more on what is left, and asks again.
 */
final class KeyLaboratory {
    /** Of the wrecks on which the next start itself is cut, one in so many. */
    private static final int AGAIN_OF = 3;

    private final Path keys;
    private final KeyAffair.Codes codes;
    private final Volume site;
    private final byte[] leaversPage;
    private final byte[] operatorsPage;
    private final Set<Integer> judged = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private final Set<Site> sites = new TreeSet<>();
    private final int mostViolations;
    private long states;

    /**
     * A site of three people and two generations.
     *
     * @param root of a folder that nobody else uses
     */
    KeyLaboratory(Path root, int mostViolations) throws VaultException {
        this.keys = root.resolve("keys");
        this.mostViolations = mostViolations;
        RecordedDisk disk = new RecordedDisk(new Volume(), Optional.empty(), () -> {});
        Vault vault = CheapKeys.in(disk, keys);
        Vault.Created created =
                vault.create(
                        List.of(
                                new NewUser(
                                        KeyAffair.ADMINISTRATOR, Role.ADMINISTRATOR, KeyAffair.OLD),
                                new NewUser(KeyAffair.OPERATOR, Role.OPERATOR, KeyAffair.OLD),
                                new NewUser(KeyAffair.LEAVER, Role.OPERATOR, KeyAffair.OLD)),
                        Office.MORNING);
        try (KeyRing ring = vault.open(KeyAffair.ADMINISTRATOR, KeyAffair.OLD.clone())) {
            vault.rotate(ring, Office.MORNING);
        }
        this.codes = new KeyAffair.Codes(created.envelope(), vault.newEnvelopeCode());
        this.site = Volume.holding(seen(disk));
        this.leaversPage = page(site.seen(), KeyAffair.LEAVER);
        this.operatorsPage = page(site.seen(), KeyAffair.OPERATOR);
    }

    private byte[] page(Map<Path, byte[]> files, UserId person) {
        byte[] both = files.getOrDefault(new KeyNames(keys).user(person), new byte[0]);
        return Arrays.copyOf(both, KeyFile.PAGE);
    }

    private static Map<Path, byte[]> seen(RecordedDisk disk) {
        Volume volume = disk.before();
        disk.steps().forEach(volume::take);
        return volume.seen();
    }

    List<String> violations() {
        return violations;
    }

    /** How many different wrecks were judged. */
    long states() {
        return states;
    }

    /** From where anything was forced. */
    Set<Site> sites() {
        return sites;
    }

    /**
     * One affair.
     *
     * @param deafTo from where nothing is forced: a mutant
     * @param order changes the order of what is asked of the disk: a mutant, or identity
     */
    void affair(KeyAffair affair, long seed, Optional<Site> deafTo, UnaryOperator<List<Step>> order)
            throws VaultException {
        RecordedDisk disk = new RecordedDisk(site, deafTo, () -> {});
        affair.carryOut(CheapKeys.in(disk, keys), codes);
        sites.addAll(disk.sites());
        List<Step> steps = order.apply(disk.steps());
        Volume volume = disk.before();
        judged.clear();
        for (int step = 0; step <= steps.size() && goOn(); step++) {
            if (step > 0) {
                volume.take(steps.get(step - 1));
            }
            cut(affair, volume, step == steps.size(), seed * 1_000_003 + step);
            if (step > 0 && steps.get(step - 1) instanceof Step.OfName name) {
                kill(affair, volume, deafTo, name, seed * 1_000_003 + step);
            }
        }
        if (affair == KeyAffair.LEAVE && volume.holds(leaversPage)) {
            violations.add(affair + ": the key file of who left lies on the disk without a name");
        }
    }

    private boolean goOn() {
        return violations.size() < mostViolations;
    }

    /**
     * Only the process dies, right behind a name that nobody forced yet; the next one does what was
     * left, on what it sees, and then the power goes: at every step behind a name of the plan,
     * which says how far it is, and at one behind any other.
     */
    private void kill(
            KeyAffair affair, Volume volume, Optional<Site> deafTo, Step.OfName name, long seed) {
        RecordedDisk next = new RecordedDisk(volume, deafTo, () -> {});
        try {
            CheapKeys.in(next, keys).enrolled(KeyAffair.ADMINISTRATOR);
        } catch (VaultException e) {
            violations.add(affair + ", killed, seed " + seed + ": " + e.getMessage());
        }
        boolean plan = String.valueOf(name.place().getFileName()).startsWith("change.key");
        int chosen = new Random(seed).nextInt(next.steps().size() + 1);
        Volume left = next.before();
        for (int step = 0; step < next.steps().size() && goOn(); step++) {
            left.take(next.steps().get(step));
            if (plan || step == chosen) {
                cutTheNext(affair, left, seed);
            }
        }
    }

    private void cutTheNext(KeyAffair affair, Volume volume, long seed) {
        for (Form form : Form.ALL) {
            Map<Path, byte[]> wreck = volume.wreck(form, drawn(form, seed));
            // Only judged here, so it is no reason not to have the affair done again elsewhere.
            if (goOn() && judged.add(31 * hash(wreck) + 1)) {
                states++;
                judge(
                        affair,
                        new RecordedDisk(Volume.holding(wreck), Optional.empty(), () -> {}),
                        false,
                        affair + ", killed, seed " + seed + ", " + form + ": ");
            }
        }
    }

    private void cut(KeyAffair affair, Volume volume, boolean over, long seed) {
        for (Form form : volume.unsafe() ? Form.ALL : List.of(Form.KEPT)) {
            Map<Path, byte[]> wreck = volume.wreck(form, drawn(form, seed));
            if (goOn() && judged.add(over ? ~hash(wreck) : hash(wreck))) {
                states++;
                String where = affair + ", seed " + seed + ", " + form + ": ";
                RecordedDisk left =
                        new RecordedDisk(Volume.holding(wreck), Optional.empty(), () -> {});
                judge(affair, left, over, where);
                if (states % AGAIN_OF == 0) {
                    cutAgain(affair, left, new Random(seed), where);
                }
                again(affair, left, where + "done again, ");
            }
        }
    }

    /** The power goes once more while the next process does what was left. */
    private void cutAgain(KeyAffair affair, RecordedDisk first, Random random, String where) {
        int step = random.nextInt(first.steps().size() + 1);
        Volume volume = first.before();
        first.steps().subList(0, step).forEach(volume::take);
        Form form = Form.ALL.get(random.nextInt(Form.ALL.size()));
        Volume left = Volume.holding(volume.wreck(form, random));
        judge(
                affair,
                new RecordedDisk(left, Optional.empty(), () -> {}),
                false,
                where + "again at step " + step + ", " + form + ": ");
    }

    /** Each form draws its own: else those that keep some names would all keep the same. */
    private static Random drawn(Form form, long seed) {
        return new Random(seed * Form.ALL.size() + Form.ALL.indexOf(form));
    }

    private static int hash(Map<Path, byte[]> files) {
        int hash = 0;
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            hash = 31 * hash + file.getKey().hashCode() * 17 + Arrays.hashCode(file.getValue());
        }
        return hash;
    }

    private void again(KeyAffair affair, RecordedDisk left, String where) {
        try {
            affair.carryOut(CheapKeys.in(left, keys), codes);
        } catch (VaultException e) {
            violations.add(where + "refused, " + e.reason() + " " + e.getMessage());
            return;
        }
        judge(affair, left, true, where);
    }

    private void judge(KeyAffair affair, RecordedDisk disk, boolean over, String where) {
        Vault vault = CheapKeys.in(disk, keys);
        for (UserId person : affair.staying()) {
            if (affair.passwords(person, over).stream()
                    .noneMatch(word -> holdsAll(vault, disk, person, word))) {
                violations.add(where + person + " does not get at everything");
            }
        }
        if (affair.codes(codes, over).stream().noneMatch(code -> envelopeHoldsAll(disk, code))) {
            violations.add(where + "the envelope does not open everything");
        }
        if (over && affair == KeyAffair.ENROL) {
            if (!holdsAll(vault, disk, KeyAffair.NEWCOMER, KeyAffair.NEW)) {
                violations.add(where + "who was enrolled does not get at everything");
            }
        }
        if (over && affair == KeyAffair.LEAVE) {
            gone(disk, where);
        }
        if (over) {
            onlyKeyFiles(disk, where);
        }
        if (over && affair.replacesTheOperatorsKey()) {
            nothingOfTheOld(disk, where);
        }
    }

    private boolean holdsAll(Vault vault, RecordedDisk disk, UserId person, char[] word) {
        try (KeyRing ring = vault.open(person, word.clone())) {
            return PublicKeys.read(disk, keys).generations().stream()
                    .map(OrganisationKey::generation)
                    .allMatch(ring::holds);
        } catch (VaultException e) {
            return false;
        }
    }

    private boolean envelopeHoldsAll(RecordedDisk disk, EnvelopeCode code) {
        try {
            CheapKeys.in(disk, keys).tryEnvelope(code).close();
            Set<Integer> held = CheapKeys.envelopeHolds(disk, keys, code);
            return PublicKeys.read(disk, keys).generations().stream()
                    .allMatch(key -> held.contains(key.generation()));
        } catch (VaultException e) {
            return false;
        }
    }

    private void gone(RecordedDisk disk, String where) {
        for (String name : disk.names(keys)) {
            if (name.contains(KeyAffair.LEAVER.text())) {
                violations.add(where + "who left still has " + name);
            }
        }
    }

    /** Sequence, salt and all: a page of before is a lock that the old password opens. */
    private void nothingOfTheOld(RecordedDisk disk, String where) {
        byte[] both = new byte[0];
        try {
            both = disk.bytes(new KeyNames(keys).user(KeyAffair.OPERATOR));
        } catch (NoSuchFileException e) {
            violations.add(where + "the operator has no key file");
        }
        for (int at = 0; at < both.length; at += KeyFile.PAGE) {
            if (Arrays.equals(both, at, at + KeyFile.PAGE, operatorsPage, 0, KeyFile.PAGE)) {
                violations.add(where + "the lock of the old password is still there");
            }
        }
    }

    private void onlyKeyFiles(RecordedDisk disk, String where) {
        for (String name : disk.names(keys)) {
            if (name.startsWith("change.key")) {
                violations.add(where + "what was to be done still lies there: " + name);
            }
        }
    }
}
