package jp.denwaban.leak;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.call.Caller;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.leak.Needle.Kind;
import jp.denwaban.recording.Problem;
import jp.denwaban.recording.RecordingException;
import jp.denwaban.recording.SealedFileReader;
import jp.denwaban.recording.SealedHeader;
import jp.denwaban.recording.SealedRecord;
import jp.denwaban.recording.open.Recording;
import jp.denwaban.recording.open.RecordingReader;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.Digests;
import jp.denwaban.vault.Epochs;
import jp.denwaban.vault.Purpose;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.BareKeys;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.vault.open.Vault;

/** Everything of a site that nobody may find, opened with its people's passwords from outside. */
public final class Secrets {
    private final SiteFolder site;
    private final Map<UserId, String> passwords;

    public Secrets(SiteFolder site, Map<UserId, String> passwords) {
        this.site = site;
        this.passwords = Map.copyOf(passwords);
    }

    /** Passwords, what they open, and the organisation's private keys. */
    public List<Needle> ofPeople() throws VaultException {
        List<Needle> all = new ArrayList<>();
        for (Map.Entry<UserId, String> person : passwords.entrySet()) {
            UserId user = person.getKey();
            String name = user.text();
            char[] password = person.getValue().toCharArray();
            all.addAll(Needle.text(Kind.PASSWORD, "password of " + name, person.getValue()));
            all.addAll(
                    Needle.key(
                            Kind.PRIVATE_KEY,
                            "key under the password of " + name,
                            BareKeys.ofPassword(site, user, password)));
            all.addAll(
                    Needle.key(
                            Kind.PRIVATE_KEY,
                            "private key of " + name,
                            BareKeys.ofPerson(site, user, password)));
        }
        try (KeyRing ring = ring()) {
            BareKeys.ofOrganisation(ring)
                    .forEach(
                            (generation, key) ->
                                    all.addAll(
                                            Needle.key(
                                                    Kind.PRIVATE_KEY,
                                                    "organisation's private key " + generation,
                                                    key)));
        }
        return all;
    }

    /** Keys of the epochs from the first to one. */
    public List<Needle> ofEpochs(int first, int last) throws VaultException {
        List<Needle> all = new ArrayList<>();
        Epochs epochs = new Epochs(new FileDisk(), site.keys());
        try (KeyRing ring = ring()) {
            for (int epoch = first; epoch <= last; epoch++) {
                byte[] key = ring.epochKey(epochs.read(epoch)).orElseThrow();
                all.addAll(Needle.key(Kind.EPOCH_KEY, "key of epoch " + epoch, key));
            }
        }
        return all;
    }

    public int lastEpoch() throws VaultException {
        return new Epochs(new FileDisk(), site.keys()).last();
    }

    /** Of every sealed file its key, its voices and the number that called. */
    public List<Needle> ofRecordings() throws VaultException, RecordingException {
        List<Needle> all = new ArrayList<>();
        FileDisk disk = new FileDisk();
        try (KeyRing ring = ring()) {
            for (String name : SealedFileReader.fileNames(disk, site.recordings())) {
                Path file = site.recordings().resolve(name);
                SealedFileReader.scan(disk, file, new KeyTaker(name, ring, all));
                Recording open = new RecordingReader(disk, ring).read(file, Optional.empty());
                if (open.caller().length < LineAudio.RATE_HZ) {
                    throw new IllegalStateException(name + " holds no voice to look for");
                }
                all.addAll(Needle.audio("voice of " + name, open.caller(), open.staff()));
                open.meta().ifPresent(meta -> number(name, meta.caller(), all));
            }
        }
        return all;
    }

    /** What stands in the headers of all sealed files, and is on the disk for all to see. */
    public List<Needle> ofHeaders() throws RecordingException {
        List<Needle> all = new ArrayList<>();
        FileDisk disk = new FileDisk();
        for (String name : SealedFileReader.fileNames(disk, site.recordings())) {
            SealedFileReader.scan(
                    disk, site.recordings().resolve(name), new HeaderTaker(name, all));
        }
        return all;
    }

    private static void number(String name, Caller caller, List<Needle> all) {
        if (caller instanceof Caller.Number known) {
            all.addAll(Needle.text(Kind.NUMBER, "number in " + name, known.digits()));
        }
    }

    private KeyRing ring() throws VaultException {
        Map.Entry<UserId, String> anybody = passwords.entrySet().iterator().next();
        return new Vault(new FileDisk(), site.keys())
                .open(anybody.getKey(), anybody.getValue().toCharArray());
    }

    /** Opens the file key that a header holds. */
    private record KeyTaker(String name, KeyRing ring, List<Needle> all)
            implements SealedFileReader.Visitor {
        /** See {@code docs/formats.md}. */
        private static final byte[] AUDIO =
                "denwaban v1 audio key".getBytes(StandardCharsets.US_ASCII);

        @Override
        public void header(SealedHeader header, byte[] bytes) {
            byte[] key =
                    ring.open(
                                    header.generation(),
                                    Purpose.FILE_KEY,
                                    header.additionalData(),
                                    header.fileKey())
                            .orElseThrow();
            all.addAll(Needle.key(Kind.FILE_KEY, "key of " + name, key));
            byte[] voice = Digests.hkdf(key, AUDIO);
            all.addAll(Needle.key(Kind.FILE_KEY, "key of the voice of " + name, voice));
        }

        @Override
        public Optional<Problem.Kind> record(SealedRecord record) {
            return Optional.empty();
        }
    }

    /** Takes the file key as it is sealed: whoever erases a header, erases it. */
    private record HeaderTaker(String name, List<Needle> all) implements SealedFileReader.Visitor {
        @Override
        public void header(SealedHeader header, byte[] bytes) {
            byte[] sealed = header.fileKey().ciphertext();
            all.add(new Needle(Kind.FILE_KEY, "sealed key of " + name, sealed));
        }

        @Override
        public Optional<Problem.Kind> record(SealedRecord record) {
            return Optional.empty();
        }
    }
}
