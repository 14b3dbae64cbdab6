package jp.denwaban.cli.dtmf;

import static java.util.Comparator.comparingLong;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import jp.denwaban.cli.dtmf.DtmfFileReader.FileDigit;

/**
 * Makes one digit of a key that sounds in several channels at once. Two of one channel are always
 * two; the first channel to tell is believed about the times.
 */
final class SameKey {
    /** Digits that another channel may still tell of: more than 64 channels have under way. */
    private static final int MOST_OPEN = 256;

    private final Consumer<FileDigit> found;
    private final Deque<Told> open = new ArrayDeque<>();
    private final List<FileDigit> fresh = new ArrayList<>();

    /** A digit and the channels that told it. */
    private record Told(FileDigit digit, BitSet channels) {
        boolean isAlso(int channel, FileDigit other) {
            return digit.digit() == other.digit()
                    && digit.startMillis() < other.endMillis()
                    && other.startMillis() < digit.endMillis()
                    && !channels.get(channel);
        }
    }

    SameKey(Consumer<FileDigit> found) {
        this.found = found;
    }

    /** One channel heard a digit; those of one channel come in order. */
    void heard(int channel, FileDigit digit) {
        for (Told told : open) {
            if (told.isAlso(channel, digit)) {
                told.channels().set(channel);
                return;
            }
        }
        if (open.size() == MOST_OPEN) {
            open.removeFirst();
        }
        Told told = new Told(digit, new BitSet());
        told.channels().set(channel);
        open.addLast(told);
        fresh.add(digit);
    }

    /** Every channel has been heard up to the same moment: tells what is new, in order of time. */
    void tell() {
        fresh.sort(comparingLong(FileDigit::endMillis).thenComparingLong(FileDigit::startMillis));
        fresh.forEach(found);
        fresh.clear();
    }
}
