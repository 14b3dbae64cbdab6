package jp.denwaban.console;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the console: one UTF-8 bundle with dotted keys, Japanese. */
public final class Strings {
    private final ResourceBundle bundle;

    public Strings() {
        bundle = ResourceBundle.getBundle("jp.denwaban.console.messages", Locale.ROOT);
    }

    /** For FXML, which reads {@code %dotted.key} from it. */
    public ResourceBundle bundle() {
        return bundle;
    }

    /**
     * The sentence of a key, with {@code {0}} and following replaced. Numbers must be given as text
     * already, because MessageFormat would group them.
     *
     * @throws java.util.MissingResourceException if the key does not exist, which a test excludes
     */
    public String text(String key, Object... values) {
        String pattern = bundle.getString(key);
        return values.length == 0
                ? pattern
                : new MessageFormat(pattern, Locale.JAPAN).format(values);
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** The sentence of {@code prefix.code}; where there is none, {@code prefix.unknown}. */
    public String coded(String prefix, String code, Object... values) {
        String key = prefix + "." + code;
        return text(has(key) ? key : prefix + ".unknown", values);
    }
}
