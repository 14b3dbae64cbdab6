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

    private PublicKeys(TreeMap<Integer, OrganisationKey> generations, List<UserKey> users) {
        this.generations = generations;
        this.users = List.copyOf(users);
    }

    /**
     * Reads the folder as it is now.
     *
     * @throws VaultException if it holds no organisation key, or a damaged file
     */
    public static PublicKeys read(Disk disk, Path folder) throws VaultException {
        KeyNames names = new KeyNames(folder);
        KeyFile files = new KeyFile(disk);
        TreeMap<Integer, OrganisationKey> generations = new TreeMap<>();
        List<UserKey> users = new ArrayList<>();
        for (String name : namesIn(disk, folder)) {
            if (KeyNames.generationOf(name).isPresent()) {
                OrganisationKey key =
                        OrganisationRecord.read(
                                files.read(folder.resolve(name), KeyFile.Kind.ORGANISATION));
                generations.put(key.generation(), key);
            }
            Optional<UserId> user = KeyNames.userOf(name);
            if (user.isPresent()) {
                users.add(
                        UserRecord.read(files.read(names.user(user.get()), KeyFile.Kind.USER))
                                .user());
            }
        }
        if (generations.isEmpty()) {
            throw new VaultException(Reason.DAMAGED, "no organisation key");
        }
        return new PublicKeys(generations, users);
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

    public Optional<UserKey> user(UserId id) {
        return users.stream().filter(user -> user.id().equals(id)).findFirst();
    }
}
