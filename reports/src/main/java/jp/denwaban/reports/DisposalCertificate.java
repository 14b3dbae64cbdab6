package jp.denwaban.reports;

import java.time.LocalDateTime;
import java.util.List;

/**
 * What the 消去証明書 says about one erasure of a whole box (第6-2(6)): each step as it ended, and what
 * may be concluded, in words that the caller answers for.
 *
 * @param purpose 返却, 修理 or 廃棄
 * @param machine number of the box, as typed; empty to be filled in by hand
 * @param medium kind, model, serial number and file system
 * @param executor title and name
 * @param right how it was made sure that he may
 * @param finished 「―」 while it has not been run to its end
 * @param runs more than 1 when it was interrupted or repeated
 * @param mark 照合記号 of the chain before it was erased
 * @param complete whether every step ended well
 * @param byHand whether the device's own command is still to be given, by a person
 */
public record DisposalCertificate(
        DailyReception.Office office,
        String purpose,
        String machine,
        String medium,
        String executor,
        String right,
        LocalDateTime begun,
        String finished,
        int runs,
        List<Row> steps,
        List<String> conclusion,
        boolean complete,
        boolean byHand,
        CheckMark mark,
        LocalDateTime madeAt) {

    public DisposalCertificate {
        steps = List.copyOf(steps);
        conclusion = List.copyOf(conclusion);
    }

    /**
     * One step.
     *
     * @param outcome 実施, 未実施 or 失敗
     * @param count with its unit, or 「―」
     * @param note what a person must know or do; may be empty
     */
    public record Row(int number, String step, String outcome, String count, String note) {}

    /** A moment as an office writes it, for {@code finished}. */
    public static String minute(LocalDateTime at) {
        return Wareki.minute(at);
    }
}
