package jp.denwaban.account;

import java.time.Instant;

/** One person's use of the console, from 利用開始 to the end of the process. */
public record Session(Person person, Basis basis, Instant openedAt) {}
