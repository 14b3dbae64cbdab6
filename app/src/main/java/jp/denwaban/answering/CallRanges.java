package jp.denwaban.answering;

import java.util.List;
import jp.denwaban.call.CallNumber;

/** Call numbers in few characters, as they stand in an entry: {@code 7-12,14}. */
final class CallRanges {
    private CallRanges() {}

    /** In the order given; numbers that follow each other are drawn together. */
    static String of(List<CallNumber> calls) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < calls.size(); at++) {
            int last = at;
            while (last + 1 < calls.size()
                    && calls.get(last + 1).value() == calls.get(last).value() + 1) {
                last++;
            }
            text.append(text.isEmpty() ? "" : ",").append(calls.get(at).value());
            if (last > at) {
                text.append('-').append(calls.get(last).value());
            }
            at = last;
        }
        return text.toString();
    }
}
