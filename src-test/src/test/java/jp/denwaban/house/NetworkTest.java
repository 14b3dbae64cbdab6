package jp.denwaban.house;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import java.net.StandardProtocolFamily;
import java.net.URL;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

/** The box opens no internet socket, ever (運用要領 第6-2(3)); Unix domain sockets are files. */
class NetworkTest {
    @Test
    void nothingKnowsTheInternet() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.net\\.(Socket|ServerSocket|DatagramSocket|MulticastSocket|InetAddress"
                                + "|Inet4Address|Inet6Address|InetSocketAddress|URLConnection"
                                + "|HttpURLConnection|JarURLConnection)"
                                + "|java\\.nio\\.channels\\.(DatagramChannel"
                                + "|AsynchronousSocketChannel|AsynchronousServerSocketChannel)")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "javax.net..", "java.rmi..", "com.sun.net..")
                .because("no network is a duty of the site, so the program has no code for one")
                .check(House.CLASSES);
    }

    @Test
    void channelsAreOpenedOnlyForTheUnixFamily() {
        noClasses()
                .should()
                .callMethod(SocketChannel.class, "open")
                .orShould()
                .callMethod(ServerSocketChannel.class, "open")
                .orShould()
                .accessField(StandardProtocolFamily.class, "INET")
                .orShould()
                .accessField(StandardProtocolFamily.class, "INET6")
                .because("open() without a family makes an internet socket")
                .check(House.CLASSES);
    }

    @Test
    void noUrlIsOpenedByTheNetworkStack() {
        noClasses()
                .should()
                .callMethodWhere(
                        target(nameMatching("openConnection|openStream"))
                                .and(target(owner(type(URL.class)))))
                .because("resources are read by getResourceAsStream; a URL could be anything")
                .check(House.CLASSES);
    }

    @Test
    void printingDoesNotConnectToTheLoopback() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.print..", "javafx.print..", "java.awt.print..")
                .because("both connect to port 631 over the internet family; paper goes by lp")
                .check(House.CLASSES);
    }

    @Test
    void theRuleItselfSeesASocket() {
        JavaClass socketUser =
                new com.tngtech.archunit.core.importer.ClassFileImporter()
                        .importClass(OpensASocket.class);
        org.assertj.core.api.Assertions.assertThat(socketUser.getDirectDependenciesFromSelf())
                .anyMatch(d -> d.getTargetClass().isEquivalentTo(java.net.Socket.class));
    }

    /** What must not exist in the product; the test above proves it would be noticed. */
    private static final class OpensASocket {
        java.net.Socket open() {
            return new java.net.Socket();
        }
    }
}
