package jp.denwaban.call;

import java.util.regex.Pattern;

/** Names one recorded sentence: {@code greeting-office}. The WAV file carries the same name. */
public record PromptName(String text) {
    private static final Pattern RULE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public PromptName {
        if (!RULE.matcher(text).matches()) {
            throw new IllegalArgumentException("not a prompt name: " + text);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
