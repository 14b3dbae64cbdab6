package jp.denwaban.call;

import java.util.Optional;

/**
 * How far the guidance has come with this caller.
 *
 * @param playing the prompt in his ear
 * @param notice whether the notice of recording was played to its end to this caller
 * @param remembered a key pressed before that, also one the menu does not have
 * @param pass of the menu, from 1; 0 before it was played
 * @param repeats how often もう一度 was pressed
 */
public record Dialogue(
        Optional<PromptName> playing,
        Notice notice,
        Optional<Digit> remembered,
        int pass,
        int noInputs,
        int repeats) {

    /** What became of the notice of recording. */
    public enum Notice {
        NOT_HEARD,
        HEARD,
        /** It could not be played: this call is not recorded. */
        FAILED
    }

    static Dialogue none() {
        return new Dialogue(Optional.empty(), Notice.NOT_HEARD, Optional.empty(), 0, 0, 0);
    }

    Dialogue playing(PromptName prompt) {
        return new Dialogue(Optional.of(prompt), notice, remembered, pass, noInputs, repeats);
    }

    Dialogue silent() {
        return new Dialogue(Optional.empty(), notice, remembered, pass, noInputs, repeats);
    }

    Dialogue notice(Notice became) {
        return new Dialogue(playing, became, remembered, pass, noInputs, repeats);
    }

    Dialogue remember(Optional<Digit> digit) {
        return new Dialogue(playing, notice, digit, pass, noInputs, repeats);
    }

    Dialogue nextPass() {
        return new Dialogue(playing, notice, remembered, pass + 1, noInputs, repeats);
    }

    Dialogue noInput() {
        return new Dialogue(playing, notice, remembered, pass, noInputs + 1, repeats);
    }

    Dialogue repeated() {
        return new Dialogue(playing, notice, remembered, pass, noInputs, repeats + 1);
    }

    boolean plays(PromptName prompt) {
        return playing.isPresent() && playing.get().equals(prompt);
    }
}
