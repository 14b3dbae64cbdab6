package jp.denwaban.audit;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every entry that may stand in the chain: the one list. What is written in the program and is not
 * here fails a test; what a console asks to write and is not a person's is refused.
 */
public enum EntryCode {
    SESSION_OPENED("session.opened", Writer.CONSOLE),
    SESSION_CLOSED("session.closed", Writer.CONSOLE),
    FAULT_RECORDED("fault.recorded", Writer.CONSOLE),
    USAGE_WRITTEN("usage.written", Writer.CONSOLE),
    APPLICATION_WRITTEN("application.written", Writer.CONSOLE),
    RECORDS_SEARCHED("records.searched", Writer.CONSOLE),
    RECORD_PLAYED("record.played", Writer.CONSOLE),
    RECORD_EXPORTED("record.exported", Writer.CONSOLE),
    RECORD_ERASED("record.erased", Writer.CONSOLE),
    MEDIUM_REGISTERED("medium.registered", Writer.CONSOLE),
    GUIDANCE_CHANGED("guidance.changed", Writer.CONSOLE),
    INSPECTION_MADE("inspection.made", Writer.CONSOLE),
    DAY_SHEET_SHOWN("day-sheet.shown", Writer.CONSOLE),
    DAY_SHEET_SAVED("day-sheet.saved", Writer.CONSOLE),
    ERASURE_SHEET_SHOWN("erasure-sheet.shown", Writer.CONSOLE),
    ERASURE_SHEET_SAVED("erasure-sheet.saved", Writer.CONSOLE),
    PERSON_CHANGED("person.changed", Writer.CONSOLE),
    PERSON_REENROLLED("person.re-enrolled", Writer.CONSOLE),
    PERSON_RELEASED("person.released", Writer.CONSOLE),
    PASSWORD_CHANGED("password.changed", Writer.CONSOLE),
    ROTATION_ORDERED("keys.rotation-ordered", Writer.CONSOLE),
    LEAK_SUSPECTED("keys.leak-suspected", Writer.CONSOLE),
    ENVELOPE_RENEWED("envelope.renewed", Writer.CONSOLE),
    /** By who opened the envelope and nobody else. */
    ENVELOPE_USED("envelope.used", Writer.CONSOLE),
    /** A generation of the organisation's key is there: its number and its fingerprint. */
    KEYS_ROTATED("keys.rotated", Writer.CONSOLE),
    /** Keys, slots and what was sealed lately are what this person's keys vouch for. */
    KEYS_GENUINE("keys.genuine", Writer.CONSOLE),
    /** One of them is not: an alarm. */
    KEYS_DIFFER("keys.differ", Writer.CONSOLE),
    SETTINGS_CHANGED("settings.changed", Writer.CONSOLE),
    /** The site is about to be erased, chain and all; the last entry there ever is. */
    DISPOSAL_BEGUN("disposal.begun", Writer.CONSOLE),
    /** The keys of a person were at hand and every tag fitted. */
    CHAIN_GENUINE("chain.genuine", Writer.CONSOLE),
    /** The keys of a person were at hand and something did not fit: an alarm. */
    CHAIN_BROKEN("chain.broken", Writer.CONSOLE),

    /** Before the first status with the ends of callers' numbers goes to a person. */
    CALLERS_SHOWN("monitor.callers-shown", Writer.ANSWERING),
    ALARM_CONFIRMED("alarm.confirmed", Writer.ANSWERING),
    SERVICE_BYPASSED("service.bypassed", Writer.ANSWERING),
    SERVICE_RETURNED("service.returned", Writer.ANSWERING),
    STOP_PLANNED("service.stop-planned", Writer.ANSWERING),
    PRACTICE_CALLED("practice.called", Writer.ANSWERING),
    CLOCK_CONFIRMED("clock.confirmed", Writer.ANSWERING),
    DATE_CORRECTED("clock.date-corrected", Writer.ANSWERING),

    ANSWERING_STARTED("answering.started", Writer.ANSWERING),
    CALL_REGISTERED("call.registered", Writer.ANSWERING),
    /** A call that a start found in its files and not in index or chain. */
    CALL_FOUND("call.found", Writer.ANSWERING),
    /** A file without a final record, with how many records and which last tag. */
    RECORDING_CUT("recording.cut", Writer.ANSWERING),
    LINE_FAULT("line.fault", Writer.ANSWERING),
    /** The wall clock moved and no time had passed. */
    CLOCK_JUMPED("clock.jumped", Writer.ANSWERING),
    /** The records of a call say another day than its row; the row follows them. */
    DAY_CORRECTED("call.day-corrected", Writer.ANSWERING),
    /** A file that nobody erased is not there. */
    RECORDING_MISSING("recording.missing", Writer.ANSWERING),
    /** A file that was not there is there again. */
    RECORDING_FOUND("recording.found", Writer.ANSWERING),
    /** An index that was damaged and moved aside goes when its time is over. */
    INDEX_REMOVED("index.removed", Writer.ANSWERING),
    /** Calls whose time is over, before anything of them is touched. */
    ERASURE_BEGUN("erasure.begun", Writer.ANSWERING),
    /** Of which calls every file is gone. */
    ERASURE_DONE("erasure.done", Writer.ANSWERING),
    /** 自動消去記録 of a day, and the digest of its file. */
    ERASURE_REPORTED("erasure.reported", Writer.ANSWERING),
    /** Reports of days to come were moved aside: the time they were made by was wrong. */
    ERASURE_WITHDRAWN("erasure.withdrawn", Writer.ANSWERING),
    /** The day's erasing or its report failed; once a day. */
    ERASURE_NOT_DONE("erasure.not-done", Writer.ANSWERING),
    /** An index that was put back did not know that these calls are erased. */
    INDEX_OLDER("index.older", Writer.ANSWERING),
    /** One thing that the weekly scrub found wrong with one file. */
    SCRUB_FOUND("scrub.found", Writer.ANSWERING),
    SCRUB_FINISHED("scrub.finished", Writer.ANSWERING);

    private final String text;
    private final Writer writer;

    EntryCode(String text, Writer writer) {
        this.text = text;
        this.writer = writer;
    }

    /** Who has the matter in hand; the file is answering's alone. */
    private enum Writer {
        /** Asked for by a person's console before it acts. */
        CONSOLE,
        /** Written by answering, which does it. */
        ANSWERING
    }

    /** As it stands in the entry. */
    public String text() {
        return text;
    }

    /** What a console may ask for by this code; empty for any other. */
    public static Optional<EntryCode> ofConsole(String text) {
        return Arrays.stream(values())
                .filter(code -> code.text.equals(text) && code.writer == Writer.CONSOLE)
                .findFirst();
    }
}
