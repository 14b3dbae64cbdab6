package jp.denwaban.disposal;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What may be said of an erasure, from nothing but how its steps ended. 完了 stands in one sentence,
 * and that one needs every step.
 */
public record Conclusion(boolean complete, List<String> sentences) {

    /** What must have been overwritten before anything may be said of recovery. */
    private static final List<Step> OVERWRITING =
            List.of(Step.KEYS, Step.HEADERS, Step.DATABASES, Step.RECORDS, Step.REST, Step.FILL);

    private static final String ALL = "記載した全ての手順を完了しました。";
    private static final String NOT_ALL = "終わっていない手順があります: ";
    private static final String KEEP = "この媒体を所属の外に出さないでください。";
    private static final String HARD_DISK = "上書きした内容は復元できません。";
    private static final String SOLID_STATE = "上書きした内容は、製品及び一般に入手可能な復元ツールでは復元できません。";
    private static final String NOTHING_TO_SAY = "復元できないとはいえません。";

    public Conclusion {
        sentences = List.copyOf(sentences);
    }

    /**
     * @param outcomes a step that is not there did not run
     * @param inPlace whether the file system writes over what was there
     */
    public static Conclusion of(Map<Step, Outcome> outcomes, MediumKind kind, boolean inPlace) {
        Predicate<Step> done = step -> outcomes.get(step) == Outcome.DONE;
        List<Step> missing =
                List.of(Step.values()).stream()
                        .filter(step -> step.of(kind))
                        .filter(done.negate())
                        .toList();
        String recovery =
                inPlace && OVERWRITING.stream().allMatch(done) ? said(kind) : NOTHING_TO_SAY;
        if (missing.isEmpty() && inPlace) {
            return new Conclusion(true, List.of(ALL, recovery));
        }
        return new Conclusion(false, List.of(NOT_ALL + numbers(missing, kind), KEEP, recovery));
    }

    private static String said(MediumKind kind) {
        return kind == MediumKind.HARD_DISK ? HARD_DISK : SOLID_STATE;
    }

    /** As they are counted on the sheet. */
    private static String numbers(List<Step> missing, MediumKind kind) {
        if (missing.isEmpty()) {
            return "上書きが元の場所に及ばないファイルシステムです。";
        }
        List<Step> steps = List.of(Step.values()).stream().filter(step -> step.of(kind)).toList();
        return missing.stream()
                .map(step -> Integer.toString(steps.indexOf(step) + 1))
                .reduce((a, b) -> a + "、" + b)
                .map(all -> "番号 " + all)
                .orElseThrow();
    }
}
