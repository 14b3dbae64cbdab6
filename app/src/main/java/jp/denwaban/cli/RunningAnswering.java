package jp.denwaban.cli;

import jp.denwaban.site.SiteFolder;
import jp.denwaban.wire.ServerMessage;
import jp.denwaban.wire.WireClient;
import jp.denwaban.wire.WireException;

/** Whether a site's answering process is running: somebody answers at its socket. */
final class RunningAnswering {
    private RunningAnswering() {}

    static boolean isThere(SiteFolder site) {
        try (WireClient client = WireClient.connect(site, new Silent())) {
            return client.connected();
        } catch (WireException e) {
            return false;
        }
    }

    private static final class Silent implements WireClient.Listener {
        @Override
        public void heard(ServerMessage message) {}

        @Override
        public void closed(String reason) {}
    }
}
