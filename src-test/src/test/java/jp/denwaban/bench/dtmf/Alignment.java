package jp.denwaban.bench.dtmf;

import java.util.List;

/**
 * The cheapest way to turn what was sent into what was heard, for an ear that tells no times: a key
 * left out, put in or exchanged costs the same (Levenshtein). A key put in beside its equal is a
 * duplicate.
 */
final class Alignment {
    private final List<Sent> sent;
    private final List<Heard> heard;
    private final int[][] cost;

    Alignment(List<Sent> sent, List<Heard> heard) {
        this.sent = sent;
        this.heard = heard;
        this.cost = new int[sent.size() + 1][heard.size() + 1];
        for (int s = 0; s <= sent.size(); s++) {
            for (int h = 0; h <= heard.size(); h++) {
                cost[s][h] = cheapest(s, h);
            }
        }
    }

    void into(Score score) {
        int s = sent.size();
        int h = heard.size();
        while (s > 0 || h > 0) {
            if (s > 0 && h > 0 && cost[s][h] == cost[s - 1][h - 1] + exchange(s, h)) {
                if (exchange(s, h) == 0) {
                    score.match();
                } else {
                    score.wrongKey();
                }
                s--;
                h--;
            } else if (h > 0 && cost[s][h] == cost[s][h - 1] + 1) {
                if (besideItsEqual(s, h)) {
                    score.duplicate();
                } else {
                    score.falseDigit();
                }
                h--;
            } else {
                s--;
            }
        }
    }

    private boolean besideItsEqual(int s, int h) {
        char key = heard.get(h - 1).key();
        return (s > 0 && sent.get(s - 1).key() == key)
                || (s < sent.size() && sent.get(s).key() == key);
    }

    private int cheapest(int s, int h) {
        if (s == 0 || h == 0) {
            return s + h;
        }
        int change = cost[s - 1][h - 1] + exchange(s, h);
        return Math.min(change, 1 + Math.min(cost[s - 1][h], cost[s][h - 1]));
    }

    private int exchange(int s, int h) {
        return sent.get(s - 1).key() == heard.get(h - 1).key() ? 0 : 1;
    }
}
