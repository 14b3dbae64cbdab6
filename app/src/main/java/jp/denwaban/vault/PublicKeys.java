package jp.denwaban.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import jp.denwaban.disk.Disk;
import jp.denwaban.vault.VaultException.Reason;

/** What the keys folder says to anybody: the organisation's public keys and the people's. */
public final class PublicKeys {
    private final TreeMap<Integer, OrganisationKey> generations;
    private final List<UserKey> users;
    private final List<String> damaged;

    private PublicKeys(
            TreeMap<Integer, OrganisationKey> generations,
            List<UserKey> users,
            List<String> damaged) {
        this.generations = generations;
        this.users = List.copyOf(users);
        this.damaged = List.copyOf(damaged);
    }

    /**
     * Reads the folder as it is now. One person's damaged file is named in {@link #damaged} and
     * keeps nobody else out: calls are answered, and the others sign in.
     *
     * @throws VaultException if it holds no organisation key, or a damaged one
     */
    public static PublicKeys read(Disk disk, Path folder) throws VaultException {
        KeyNames names = new KeyNames(folder);
        KeyFile files = new KeyFile(disk);
        TreeMap<Integer, OrganisationKey> generations = new TreeMap<>();
        List<UserKey> users = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        for (String name : namesIn(disk, folder)) {
            if (KeyNames.generationOf(name).isPresent()) {
                OrganisationKey key =
                        OrganisationRecord.read(
                                files.read(folder.resolve(name), KeyFile.Kind.ORGANISATION));
                generations.put(key.generation(), key);
            }
            Optional<UserId> user = KeyNames.userOf(name);
            if (user.isPresent()) {
                try {
                    users.add(user(files, names.user(user.get())));
                } catch (VaultException e) {
                    damaged.add(name);
                }
            }
        }
        if (generations.isEmpty()) {
            throw new VaultException(Reason.DAMAGED, "no organisation key");
        }
        return new PublicKeys(generations, users, damaged);
    }

    private static UserKey user(KeyFile files, Path file) throws VaultException {
        return UserRecord.read(files.read(file, KeyFile.Kind.USER)).user();
    }

    private static List<String> namesIn(Disk disk, Path folder) throws VaultException {
        try {
            return disk.names(folder);
        } catch (IOException e) {
            throw new VaultException(Reason.DISK, "keys folder cannot be listed", e);
        }
    }

    /** The newest generation: what is sealed from now on is sealed to it. */
    public OrganisationKey organisation() {
        return generations.lastEntry().getValue();
    }

    /** Every generation, oldest first. */
    public List<OrganisationKey> generations() {
        return List.copyOf(generations.values());
    }

    public List<UserKey> users() {
        return users;
    }

    /** Names of people's key files that cannot be read; their owners must be enrolled again. */
    public List<String> damaged() {
        return damaged;
    }

    /** Whose files those are. */
    public List<UserId> damagedUsers() {
        return damaged.stream().flatMap(name -> KeyNames.userOf(name).stream()).toList();
    }

    public Optional<UserKey> user(UserId id) {
        return users.stream().filter(user -> user.id().equals(id)).findFirst();
    }
}
