package jp.denwaban.exchange;

import jp.denwaban.exchange.card.Card;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.card.CardSockets;
import jp.denwaban.exchange.card.Surroundings;
import jp.denwaban.exchange.journal.LineJournal;
import jp.denwaban.exchange.network.Trunk;
import jp.denwaban.exchange.pbx.Branch;
import jp.denwaban.exchange.pbx.Station;
import jp.denwaban.exchange.sound.LineNoise;

/** One line put together: trunk, card, station. Belongs to the pacing thread. */
final class Rig {
    /** Keeps the noises of two lines apart; any odd number serves. */
    private static final int SEEDS_APART = 7919;

    private final LineJournal journal;
    private final Card card;

    Rig(CardModel model, CardSockets ports, Branch branch, long seed, Surroundings around) {
        this.journal = around.journal();
        long own = seed + (long) SEEDS_APART * journal.line();
        Trunk trunk = new Trunk(journal, new LineNoise(own));
        Station station = new Station(journal, branch, new LineNoise(own + 1));
        this.card = new Card(model, ports, trunk, station, around);
    }

    LineJournal journal() {
        return journal;
    }

    Card card() {
        return card;
    }

    Trunk trunk() {
        return card.trunk();
    }
}
