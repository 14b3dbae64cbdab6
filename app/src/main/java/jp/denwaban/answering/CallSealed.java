package jp.denwaban.answering;

import java.util.List;
import jp.denwaban.call.Call;
import jp.denwaban.recording.Seal;

/**
 * A call that is over, as it goes to be registered.
 *
 * @param rangHour hour of Japan's day it rang in
 * @param cut parts of its recording that a refusing disk left behind
 * @param whole the last part, if it was sealed
 */
record CallSealed(Call call, int line, int rangHour, List<Seal> cut, List<Seal> whole) {

    CallSealed {
        cut = List.copyOf(cut);
        whole = List.copyOf(whole);
    }
}
