package jp.denwaban.powercut;

import java.util.List;

/**
 * What a power cut left, and what had been acknowledged before.
 *
 * @param how seed, step and form, for whoever wants to see it again
 */
record Wreck(Volume disk, IndexCopy index, List<Ack> acks, String how) {}
