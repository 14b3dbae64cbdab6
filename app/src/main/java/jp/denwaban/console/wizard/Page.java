package jp.denwaban.console.wizard;

/** One step's controller as the wizard drives it. */
interface Page {
    /** The step has come onto the screen: fill in, put the cursor where typing begins. */
    void shown();

    /** Enter, or the primary button. */
    void next();
}
