package jp.denwaban.answering;

import java.util.Optional;
import java.util.function.Supplier;

/** Which line the practice network gives a caller: known once there is a board. */
final class FreeLine implements Supplier<Optional<Integer>> {
    volatile Optional<Board> board = Optional.empty();

    @Override
    public Optional<Integer> get() {
        return board.flatMap(Board::freeLine);
    }
}
