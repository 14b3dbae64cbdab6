package jp.denwaban.bench.dtmf;

import java.io.IOException;
import jp.denwaban.audio.ALaw;
import jp.denwaban.audio.MuLaw;

/** How the samples travel: what comes out of 16 bits after they went in. */
enum Codec {
    LINEAR,
    MU_LAW,
    A_LAW,
    GSM;

    /** 20 ms of GSM 06.10; the tool holds back nothing, so positions stay. */
    short[] through(short[] samples) throws IOException, InterruptedException {
        return switch (this) {
            case LINEAR -> samples;
            case MU_LAW -> {
                for (int i = 0; i < samples.length; i++) {
                    samples[i] = MuLaw.decode(MuLaw.encode(samples[i]));
                }
                yield samples;
            }
            case A_LAW -> {
                for (int i = 0; i < samples.length; i++) {
                    samples[i] = ALaw.decode(ALaw.encode(samples[i]));
                }
                yield samples;
            }
            case GSM -> Tool.gsm(samples);
        };
    }
}
