package jp.denwaban.answering;

import jp.denwaban.wire.ClientMessage;

/** A request under the number that its client gave it, whatever number it was written with. */
final class Numbered {
    private Numbered() {}

    static ClientMessage with(ClientMessage message, long number) {
        if (message instanceof ClientMessage.Identify identify) {
            return new ClientMessage.Identify(number, identify.userId());
        } else if (message instanceof ClientMessage.Prove prove) {
            return new ClientMessage.Prove(number, prove.opened());
        } else if (message instanceof ClientMessage.ConfirmAlarm confirm) {
            return new ClientMessage.ConfirmAlarm(number, confirm.alarm());
        } else if (message instanceof ClientMessage.WriteEntry entry) {
            return new ClientMessage.WriteEntry(
                    number, entry.entry(), entry.detail(), entry.personal());
        } else if (message instanceof ClientMessage.ReturnToService) {
            return new ClientMessage.ReturnToService(number);
        } else if (message instanceof ClientMessage.PlanStop) {
            return new ClientMessage.PlanStop(number);
        } else if (message instanceof ClientMessage.ConfirmClock confirm) {
            return new ClientMessage.ConfirmClock(number, confirm.told(), confirm.typed());
        }
        return new ClientMessage.SwitchToBypass(number);
    }
}
