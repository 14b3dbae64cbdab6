package jp.denwaban.bench.dtmf;

import java.util.List;

/**
 * Sent beside heard, counted.
 *
 * <p>What was heard belongs to the sent digit it overlaps most, or within {@value #SLACK} samples
 * of which it lies; the first of the right key is found, more of it are duplicates, another key is
 * wrong, and what belongs to no digit is false. An ear that tells no times is aligned by sequence.
 */
final class Score {
    /** 25 ms: less than the shortest pause that must separate, more than any ear's uncertainty. */
    static final int SLACK = 200;

    /** "The reported start and end of a digit are within 15 ms." */
    private static final int CLOSE = 15 * 8;

    private long sent;
    private long found;
    private long touched;
    private long wrong;
    private long duplicates;
    private long falses;
    private long timed;
    private long close;
    private int worst;

    static Score of(List<Sent> sent, List<Heard> heard) {
        Score score = new Score();
        score.sent = sent.size();
        if (heard.stream().allMatch(Heard::timed)) {
            score.byTime(sent, heard);
        } else {
            new Alignment(sent, heard).into(score);
        }
        return score;
    }

    Score plus(Score other) {
        Score sum = new Score();
        sum.sent = sent + other.sent;
        sum.found = found + other.found;
        sum.touched = touched + other.touched;
        sum.wrong = wrong + other.wrong;
        sum.duplicates = duplicates + other.duplicates;
        sum.falses = falses + other.falses;
        sum.timed = timed + other.timed;
        sum.close = close + other.close;
        sum.worst = Math.max(worst, other.worst);
        return sum;
    }

    private void byTime(List<Sent> digits, List<Heard> heard) {
        boolean[] taken = new boolean[digits.size()];
        boolean[] right = new boolean[digits.size()];
        int from = 0;
        for (Heard each : heard) {
            while (from < digits.size() && digits.get(from).end() + SLACK < each.start()) {
                from++;
            }
            int owner = owner(digits, from, each);
            if (owner < 0) {
                falses++;
                continue;
            }
            Sent digit = digits.get(owner);
            if (!taken[owner]) {
                taken[owner] = true;
                touched++;
            }
            if (each.key() != digit.key()) {
                wrong++;
            } else if (right[owner]) {
                duplicates++;
            } else {
                right[owner] = true;
                found++;
                time(digit, each);
            }
        }
    }

    private static int owner(List<Sent> digits, int from, Heard heard) {
        int best = -1;
        int most = -SLACK - 1;
        for (int i = Math.max(0, from - 1); i < digits.size(); i++) {
            Sent digit = digits.get(i);
            if (digit.start() - SLACK > heard.end()) {
                break;
            }
            int overlap =
                    Math.min(digit.end(), heard.end()) - Math.max(digit.start(), heard.start());
            if (overlap > most) {
                most = overlap;
                best = i;
            }
        }
        return best;
    }

    private void time(Sent digit, Heard heard) {
        int off =
                Math.max(
                        Math.abs(heard.start() - digit.start()),
                        Math.abs(heard.end() - digit.end()));
        timed++;
        worst = Math.max(worst, off);
        if (off <= CLOSE) {
            close++;
        }
    }

    void match() {
        found++;
        touched++;
    }

    void wrongKey() {
        wrong++;
        touched++;
    }

    void duplicate() {
        duplicates++;
    }

    void falseDigit() {
        falses++;
    }

    long sent() {
        return sent;
    }

    long found() {
        return found;
    }

    long missed() {
        return sent - found;
    }

    long wrong() {
        return wrong;
    }

    long duplicates() {
        return duplicates;
    }

    /** Heard where nothing was sent. */
    long falses() {
        return falses;
    }

    double foundPercent() {
        return percent(found, sent);
    }

    /** Sent tones for which any digit at all was reported. */
    double takenPercent() {
        return percent(touched, sent);
    }

    double duplicatePercent() {
        return percent(duplicates, sent);
    }

    double closePercent() {
        return percent(close, timed);
    }

    double worstMillis() {
        return timed == 0 ? Double.NaN : worst / 8.0;
    }

    /** Not a number where nothing was played. */
    private static double percent(long part, long whole) {
        return whole == 0 ? Double.NaN : 100.0 * part / whole;
    }
}
