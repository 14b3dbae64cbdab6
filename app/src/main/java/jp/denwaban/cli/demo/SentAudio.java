package jp.denwaban.cli.demo;

/**
 * What the exchange sent in one call's voice stream, from its first sample.
 *
 * <p>Shape: two legs of one length, 8 kHz mono.
 */
record SentAudio(short[] caller, short[] staff) {}
