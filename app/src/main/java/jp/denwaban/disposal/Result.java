package jp.denwaban.disposal;

/**
 * What one step did.
 *
 * @param count files, or MiB where the step fills or tells of room
 * @param failed files that withstood
 */
public record Result(Outcome outcome, long count, long failed, Reason reason) {

    public Result {
        if (count < 0 || failed < 0 || (outcome == Outcome.DONE && failed > 0)) {
            throw new IllegalArgumentException("no result");
        }
    }

    static Result done(long count) {
        return new Result(Outcome.DONE, count, 0, Reason.NONE);
    }

    static Result notRun(Reason why) {
        return new Result(Outcome.NOT_RUN, 0, 0, why);
    }

    static Result failed(long count, long failed, Reason why) {
        return new Result(Outcome.FAILED, count, failed, why);
    }
}
