package jp.denwaban.exchange.reference;

import jp.denwaban.exchange.network.CallView;
import jp.denwaban.exchange.network.Caller;
import jp.denwaban.exchange.script.ScriptedCall.Leaving;
import jp.denwaban.line.CallerId;

/** A caller whose ear is recorded. */
final class HearingCaller implements Caller {
    private final Caller caller;
    private final ReferenceFile ear;
    private boolean over;

    HearingCaller(Caller caller, ReferenceFile ear) {
        this.caller = caller;
        this.ear = ear;
    }

    boolean isOver() {
        return over;
    }

    @Override
    public CallerId callerId() {
        return caller.callerId();
    }

    @Override
    public Leaving leaving() {
        return caller.leaving();
    }

    @Override
    public boolean rings() {
        return caller.rings();
    }

    @Override
    public boolean live(CallView call, short[] mouth) {
        return caller.live(call, mouth);
    }

    @Override
    public void hear(short[] heard) {
        ear.write(heard);
        caller.hear(heard);
    }

    @Override
    public void over() {
        if (!over) {
            over = true;
            ear.close();
            caller.over();
        }
    }
}
