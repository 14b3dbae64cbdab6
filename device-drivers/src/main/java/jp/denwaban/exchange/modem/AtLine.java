package jp.denwaban.exchange.modem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.denwaban.exchange.modem.AtCommand.Form;

/**
 * Takes a command line apart: basic commands stand one after another, extended ones are parted by
 * semicolons, and blanks mean nothing outside quotation marks.
 *
 * @see "ITU-T V.250, 5.3 basic syntax, 5.4 extended syntax"
 */
public final class AtLine {
    /** Signs before a basic command of one letter: makers' second, third and fourth alphabets. */
    private static final String BASIC_SIGNS = "&\\%*";

    /** Signs before the name of an extended command: V.250 has the first, makers the others. */
    private static final String EXTENDED_SIGNS = "+#-^$";

    private final String text;
    private final List<AtCommand> commands = new ArrayList<>();
    private int at;

    private AtLine(String text) {
        this.text = text;
    }

    /** The commands of what stood behind {@code AT}; none for {@code AT} alone. Never fails. */
    public static List<AtCommand> read(String afterAt) {
        AtLine line = new AtLine(plain(afterAt));
        while (line.at < line.text.length()) {
            line.next();
        }
        return line.commands;
    }

    private static String plain(String typed) {
        StringBuilder kept = new StringBuilder();
        boolean quoted = false;
        for (char letter : typed.toCharArray()) {
            quoted ^= letter == '"';
            if (quoted || letter != ' ') {
                kept.append(quoted ? letter : Character.toUpperCase(letter));
            }
        }
        return kept.toString();
    }

    private void next() {
        char first = text.charAt(at);
        if (first == ';') {
            at++;
        } else if (EXTENDED_SIGNS.indexOf(first) >= 0) {
            extended();
        } else if (first == 'D') {
            // Everything else is the number to be dialled.
            commands.add(new AtCommand("D", Form.ACT, text.substring(at + 1)));
            at = text.length();
        } else {
            basic();
        }
    }

    private void extended() {
        int end = endOfExtended();
        String whole = text.substring(at, end);
        at = end;
        int sign = 0;
        while (sign < whole.length() && "=?".indexOf(whole.charAt(sign)) < 0) {
            sign++;
        }
        String name = whole.substring(0, sign).toUpperCase(Locale.ROOT);
        String rest = whole.substring(sign);
        if (rest.isEmpty()) {
            commands.add(new AtCommand(name, Form.ACT, ""));
        } else if (rest.startsWith("?")) {
            commands.add(new AtCommand(name, Form.ASK, ""));
        } else if (rest.equals("=?")) {
            commands.add(new AtCommand(name, Form.RANGE, ""));
        } else {
            commands.add(new AtCommand(name, Form.SET, rest.substring(1)));
        }
    }

    private int endOfExtended() {
        boolean quoted = false;
        for (int i = at; i < text.length(); i++) {
            char letter = text.charAt(i);
            quoted ^= letter == '"';
            if (letter == ';' && !quoted) {
                return i;
            }
        }
        return text.length();
    }

    private void basic() {
        int start = at++;
        if (BASIC_SIGNS.indexOf(text.charAt(start)) >= 0 && at < text.length()) {
            at++;
        }
        String name = text.substring(start, at);
        String number = digits();
        if (name.equals("S")) {
            register(number);
        } else if (at < text.length() && text.charAt(at) == '?') {
            at++;
            commands.add(new AtCommand(name + number, Form.ASK, ""));
        } else {
            commands.add(new AtCommand(name, Form.ACT, number));
        }
    }

    private void register(String number) {
        String name = "S" + number;
        if (at < text.length() && text.charAt(at) == '?') {
            at++;
            commands.add(new AtCommand(name, Form.ASK, ""));
        } else if (at < text.length() && text.charAt(at) == '=') {
            at++;
            commands.add(new AtCommand(name, Form.SET, digits()));
        } else {
            commands.add(new AtCommand(name, Form.ACT, ""));
        }
    }

    private String digits() {
        int start = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }
}
