package jp.denwaban.bench.dtmf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.tone.DtmfDetector;

/** The product's own detector, fed frame by frame as a call feeds it. */
final class OurEar implements Ear {
    @Override
    public List<Heard> hear(short[] samples) {
        List<Heard> heard = new ArrayList<>();
        DtmfDetector detector =
                new DtmfDetector(
                        digit ->
                                heard.add(
                                        new Heard(
                                                digit.digit(),
                                                (int) digit.startSample(),
                                                (int) digit.endSample())));
        short[] frame = new short[LineAudio.FRAME_SAMPLES];
        for (int at = 0; at < samples.length; at += frame.length) {
            int count = Math.min(frame.length, samples.length - at);
            System.arraycopy(samples, at, frame, 0, count);
            Arrays.fill(frame, count, frame.length, (short) 0);
            detector.accept(frame);
        }
        detector.processingFinished();
        return heard;
    }
}
