package jp.denwaban.bench.custody;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import jp.denwaban.bench.BenchException;
import jp.denwaban.call.CallNumber;
import jp.denwaban.recording.BareSealing;
import jp.denwaban.vault.OrganisationKey;

/**
 * How fast records are sealed, in memory, and how fast the JDK's AES-256-GCM alone is with as many
 * bytes: both in one thread of one JVM, in slices that take turns, so that whatever slows the
 * machine slows both.
 */
final class SealingSpeed {
    /** Two megabytes: longer than a clock's step by far, shorter than what disturbs a machine. */
    private static final int SLICE = 256;

    private static final Path FOLDER = Path.of("/recordings");
    private static final double MEGA = 1e6;

    private final OrganisationKey organisation;
    private final NowhereDisk disk = new NowhereDisk();
    private final byte[] voice = new byte[BareSealing.voiceBytes()];
    private final byte[] plaintext = new byte[BareSealing.PLAINTEXT_BYTES];
    private final byte[] sealed = new byte[BareSealing.PLAINTEXT_BYTES + 16];
    private final SecretKeySpec key;
    private final Cipher cipher;
    private long nonce;

    SealingSpeed(OrganisationKey organisation, long seed) throws BenchException {
        this.organisation = organisation;
        Random random = new Random(seed);
        random.nextBytes(voice);
        random.nextBytes(plaintext);
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        key = new SecretKeySpec(bytes, "AES");
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new BenchException("this JDK has no AES-GCM", e);
        }
    }

    /**
     * What one run came to, in plaintext of a record, 8160 bytes, whatever else is done with it.
     *
     * @param ours MB a second
     * @param bare MB a second
     */
    record Run(double ours, double bare) {
        double ratio() {
            return ours / bare;
        }
    }

    /** One run of so long, half of it each. */
    Run run(long millis) throws BenchException {
        long ours = 0;
        long bare = 0;
        long slices = 0;
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < until) {
            ours += sealing();
            bare += encrypting();
            slices++;
        }
        double bytes = (double) slices * SLICE * BareSealing.PLAINTEXT_BYTES;
        return new Run(perSecond(bytes, ours), perSecond(bytes, bare));
    }

    private static double perSecond(double bytes, long nanos) {
        return bytes / MEGA / (nanos / 1e9);
    }

    /** Nanoseconds of one slice through our writer: framing, nonce, additional data, CRC32C. */
    private long sealing() throws BenchException {
        CallNumber call = new CallNumber(1);
        try (BareSealing sealing = BareSealing.begin(disk, FOLDER, organisation, call)) {
            long began = System.nanoTime();
            for (int record = 0; record < SLICE; record++) {
                sealing.write(voice);
            }
            return System.nanoTime() - began;
        } catch (IOException e) {
            throw new BenchException("nothing is written here", e);
        }
    }

    /** The same with the cipher alone, its key and its room at hand; no nonce comes twice. */
    private long encrypting() throws BenchException {
        byte[] iv = new byte[12];
        try {
            long began = System.nanoTime();
            for (int record = 0; record < SLICE; record++) {
                ByteBuffer.wrap(iv).putLong(4, nonce++);
                cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, iv));
                cipher.doFinal(plaintext, 0, plaintext.length, sealed, 0);
            }
            return System.nanoTime() - began;
        } catch (GeneralSecurityException e) {
            throw new BenchException("this JDK's AES-GCM does not encrypt", e);
        }
    }

    /**
     * As a process of its own, with whatever options it was given.
     *
     * @param args seed, runs, milliseconds of a run
     */
    public static void main(String[] args) throws BenchException {
        SealingSpeed speed = new SealingSpeed(Keyed.publicOnly(), Long.parseLong(args[0]));
        long millis = Long.parseLong(args[2]);
        speed.run(millis); // warm
        for (int run = 0; run < Integer.parseInt(args[1]); run++) {
            Run found = speed.run(millis);
            System.out.println(found.ours() + " " + found.bare());
        }
    }
}
