package jp.denwaban.vault;

/** A person as the answering process knows them: ID, authority, and the key that proves them. */
public record UserKey(UserId id, Role role, PublicKey key) {}
