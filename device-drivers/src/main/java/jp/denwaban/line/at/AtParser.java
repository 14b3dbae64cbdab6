package jp.denwaban.line.at;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads what a card sends on one port: text lines with codes between them, and after an expected
 * {@code CONNECT} the voice stream, until its end code.
 *
 * <p>Pure: no port, clock or thread. Any bytes may come and may be cut anywhere; nothing throws. A
 * line longer than {@value #LONGEST_LINE} bytes is noise on the wire and is dropped whole.
 */
public final class AtParser {
    /** The longest line a card of either profile sends is an echoed command of about 60 bytes. */
    public static final int LONGEST_LINE = 256;

    private static final int AUDIO_RUN = 4096;

    /** {@code OK} as some cards end a stream, without the end code first. */
    private static final byte[] BARE_OK = {'\r', '\n', 'O', 'K', '\r', '\n'};

    private final CardSink sink;
    private final DleDecoder decoder = new DleDecoder();
    private final byte[] line = new byte[LONGEST_LINE];
    private final byte[] audio = new byte[AUDIO_RUN];
    private int lineLength;
    private boolean tooLong;
    private boolean streamExpected;
    private boolean streaming;
    private boolean firstOfStream;
    private boolean ending;
    private int bareOkSeen;
    private int audioCount;

    public AtParser(CardSink sink) {
        this.sink = sink;
    }

    /**
     * The next {@code CONNECT} opens a voice stream; without this a {@code CONNECT} is only text.
     */
    public void expectStream() {
        streamExpected = true;
    }

    /** The computer has asked the stream to end: a bare {@code OK} ends it too. */
    public void expectEnd() {
        ending = streaming;
        bareOkSeen = 0;
    }

    /** Whether bytes are now read as a voice stream. */
    public boolean streaming() {
        return streaming;
    }

    /** Forgets everything half read; the next byte is text. */
    public void reset() {
        streaming = false;
        streamExpected = false;
        ending = false;
        lineLength = 0;
        tooLong = false;
        if (decoder.shielded()) {
            decoder.next((byte) 0);
        }
    }

    /** Reads {@code in[0..count)}. */
    public void accept(byte[] in, int count) {
        for (int i = 0; i < count; i++) {
            if (streaming) {
                streamByte(in[i]);
            } else {
                textByte(in[i]);
            }
        }
        flushAudio();
    }

    private void streamByte(byte b) {
        if (firstOfStream) {
            firstOfStream = false;
            if (b == '\n') {
                return; // the line feed that belongs to CONNECT
            }
        }
        int got = decoder.next(b);
        if (got >= DleDecoder.CODE) {
            flushAudio();
            code((char) (got - DleDecoder.CODE));
        } else if (got == DleDecoder.TWO_SHIELDS) {
            audioByte(Dle.SHIELD);
            audioByte(Dle.SHIELD);
        } else if (got != DleDecoder.NOTHING) {
            audioByte((byte) got);
        }
        if (ending) {
            watchForBareOk(b);
        }
    }

    private void code(char code) {
        if (code == Dle.END) {
            streaming = false;
            ending = false;
        }
        sink.code(code);
    }

    private void audioByte(byte b) {
        if (audioCount == AUDIO_RUN) {
            flushAudio();
        }
        audio[audioCount++] = b;
    }

    private void flushAudio() {
        if (audioCount > 0) {
            int count = audioCount;
            audioCount = 0;
            sink.audio(audio, count);
        }
    }

    private void watchForBareOk(byte b) {
        if (b == BARE_OK[bareOkSeen]) {
            bareOkSeen++;
        } else {
            bareOkSeen = b == BARE_OK[0] ? 1 : 0;
        }
        if (bareOkSeen == BARE_OK.length) {
            audioCount = Math.max(0, audioCount - BARE_OK.length);
            flushAudio();
            streaming = false;
            ending = false;
            sink.reply(Reply.OK);
        }
    }

    private void textByte(byte b) {
        int got = decoder.next(b);
        if (got >= DleDecoder.CODE) {
            sink.code((char) (got - DleDecoder.CODE));
        } else if (got == '\r' || got == '\n') {
            endOfLine(got);
        } else if (got > 0) { // a NUL is line noise, a doubled shield in text means nothing
            if (lineLength == LONGEST_LINE) {
                tooLong = true;
            } else {
                line[lineLength++] = (byte) got;
            }
        }
    }

    private void endOfLine(int end) {
        String text = new String(line, 0, lineLength, StandardCharsets.ISO_8859_1).strip();
        boolean whole = !tooLong;
        lineLength = 0;
        tooLong = false;
        if (!whole || text.isEmpty()) {
            return;
        }
        Optional<Reply> reply = Reply.of(text);
        if (reply.isEmpty()) {
            sink.line(text);
            return;
        }
        if (streamExpected) {
            streamExpected = false;
            streaming = reply.get() == Reply.CONNECT;
            firstOfStream = end == '\r';
            ending = false;
        }
        sink.reply(reply.get());
    }
}
