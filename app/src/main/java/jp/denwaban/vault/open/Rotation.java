package jp.denwaban.vault.open;

import java.util.List;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.UserId;

/**
 * A new generation of the organisation's key, made and given out.
 *
 * @param before the generation that vouches for it
 * @param leftOut whose key files nobody vouches for: they got none of it, and must be enrolled anew
 */
public record Rotation(OrganisationKey made, OrganisationKey before, List<UserId> leftOut) {

    public Rotation {
        leftOut = List.copyOf(leftOut);
    }

    public int generation() {
        return made.generation();
    }
}
