package jp.denwaban.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The judge of what strace saw; the lines are strace 6.1's, from processes that did these things.
 */
class SocketsTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4021  bind(5<TCPv6:[31337]>, {sa_family=AF_INET6, sin6_port=htons(0)}, 28) = 0",
                "4021  listen(5<TCPv6:[31337]>, 50) = 0",
                "connect(3<TCP:[4711]>, {sa_family=AF_INET, sin_port=htons(631)}, 16) = -1",
                "4021  sendto(7<UDP:[127.0.0.1:5353]>, \"\"..., 40, 0, NULL, 0) = 40",
                "4021  accept4(5<TCP:[0.0.0.0:80]>, NULL, NULL, SOCK_CLOEXEC <unfinished ...>",
                "4021  <... recvfrom resumed>\"\"..., 40, 0, {sa_family=AF_INET, sin_port=htons(53)}, [16]) = 40"
            })
    void aUseOfAnInternetSocketIsSeen(String line) {
        assertThat(Sockets.uses(List.of(line))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4021  socket(AF_INET6, SOCK_STREAM, IPPROTO_IP) = 5<TCPv6:[31337]>",
                "4021  socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 5<UDP:[31337]>",
                "4021  getsockopt(5<TCPv6:[31337]>, SOL_SOCKET, SO_REUSEADDR, [0], [4]) = 0",
                "4021  connect(9<UNIX-STREAM:[1]>, {sa_family=AF_UNIX, sun_path=\"run/socket\"}, 14) = 0",
                "4021  bind(9<UNIX-STREAM:[1]>, {sa_family=AF_UNIX, sun_path=\"run/socket\"}, 14) = 0",
                "4021  sendto(9<NETLINK:[ROUTE:4021]>, \"\"..., 20, 0, {sa_family=AF_NETLINK}, 12) = 20",
                "4021  +++ exited with 0 +++"
            })
    void whatReachesNobodyIsNoUse(String line) {
        assertThat(Sockets.uses(List.of(line))).isEmpty();
    }

    @Test
    void aProcessThatListensIsCaught() throws Exception {
        Path source =
                Files.writeString(
                        folder.resolve("Listens.java"),
                        "class Listens { public static void main(String[] a) throws Exception {"
                                + " new java.net.ServerSocket(0, 1,"
                                + " java.net.InetAddress.getLoopbackAddress()).close(); } }");
        Path seen = folder.resolve("seen");
        List<String> command = new ArrayList<>(Sockets.look(seen.toString()));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(source.toString());

        Process process = new ProcessBuilder(command).inheritIO().start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Sockets.uses(seen))
                .anyMatch(line -> line.contains("bind("))
                .anyMatch(line -> line.contains("listen("));
    }
}
