package jp.denwaban.exchange.script;

import java.util.List;

/** A script cannot be used; every mistake is one sentence that begins with {@code file:line:}. */
public final class ScriptException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    public ScriptException(List<String> mistakes) {
        super(String.join(System.lineSeparator(), mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<String> mistakes() {
        return mistakes;
    }
}
