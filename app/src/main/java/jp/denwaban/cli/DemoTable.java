package jp.denwaban.cli;

import java.io.PrintWriter;
import jp.denwaban.cli.demo.DemoReport;

/** Prints a report for a person at a terminal. */
final class DemoTable {
    private final PrintWriter out;

    DemoTable(PrintWriter out) {
        this.out = out;
    }

    void print(DemoReport report) {
        out.printf("%5s  %4s  %3s  %7s  %-20s  %s%n", "call", "line", "key", "s", "outcome", "");
        for (DemoReport.Line call : report.calls()) {
            out.printf(
                    "%5d  %4d  %3s  %7.1f  %-20s  %s %s%n",
                    call.number(),
                    call.line(),
                    call.key().orElse("-"),
                    call.seconds(),
                    call.outcome(),
                    call.verdict(),
                    call.destination().orElse(""));
        }
        out.printf(
                "%nrang %d  registered %d  recorded %d  genuine %d%n",
                report.rang(), report.registered(), report.recorded(), report.genuine());
        report.kill().ifPresent(this::print);
        report.problems().forEach(problem -> out.println("WRONG: " + problem));
        out.println("sheet of the day: " + report.pdf());
        out.println(report.problems().isEmpty() ? "All is well." : "Something is wrong.");
    }

    private void print(DemoReport.Kill kill) {
        out.printf(
                "killed: bypass after %.1f s, %d talks went on, %d callers at the switchboard,"
                        + " %d of %d durable records there, %d of %d cut files opened%n",
                kill.bypassSeconds(),
                kill.bridgedTalks(),
                kill.atAttendant(),
                kill.recordsAfter(),
                kill.recordsBefore(),
                kill.cutFilesOpened(),
                kill.cutFiles());
    }
}
