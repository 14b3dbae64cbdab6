package jp.denwaban.formats;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens a sealed file by the byte tables of {@code docs/formats.md} and RFC 9180 alone, with the
 * JDK and none of our classes: what somebody would write who has only the paper.
 */
final class IndependentReader {
    private static final byte[] NOTHING = new byte[0];

    private IndependentReader() {}

    /**
     * What was in the file.
     *
     * @param muLaw all voice, caller and staff in turn
     */
    record Opened(List<Integer> kinds, String meta, byte[] muLaw) {}

    static Opened open(byte[] file, String privateKeyHex) throws GeneralSecurityException {
        byte[] header = Arrays.copyOf(file, 4096);
        check(crc(header, 0, 4092) == ByteBuffer.wrap(header).getInt(4092), "header");
        byte[] fileKey = fileKey(header, new BigInteger(privateKeyHex, 16));
        byte[] audioKey = derive(fileKey, "denwaban v1 audio key");
        byte[] metaKey = derive(fileKey, "denwaban v1 metadata key");
        byte[] headerHash = MessageDigest.getInstance("SHA-256").digest(header);
        List<Integer> kinds = new ArrayList<>();
        ByteArrayOutputStream muLaw = new ByteArrayOutputStream();
        String meta = "";
        for (int at = 4096; at < file.length; at += 8192) {
            byte[] record = Arrays.copyOfRange(file, at, at + 8192);
            int kind = record[4];
            kinds.add(kind);
            byte[] content = content(record, kind == 1 ? metaKey : audioKey, headerHash);
            if (kind == 1) {
                meta = new String(content, StandardCharsets.UTF_8);
            } else if (kind == 2) {
                muLaw.write(content, 8, content.length - 8);
            }
        }
        return new Opened(kinds, meta, muLaw.toByteArray());
    }

    private static byte[] content(byte[] record, byte[] key, byte[] headerHash)
            throws GeneralSecurityException {
        CRC32C crc = new CRC32C();
        crc.update(record, 0, 12);
        crc.update(record, 16, 8176);
        check((int) crc.getValue() == ByteBuffer.wrap(record).getInt(12), "record");
        byte[] nonce = new byte[12];
        System.arraycopy(record, 0, nonce, 7, 4);
        nonce[11] = record[5];
        byte[] aad = join(headerHash, Arrays.copyOf(record, 12));
        byte[] plain = gcm(key, nonce, aad, Arrays.copyOfRange(record, 16, 8192));
        int length = ByteBuffer.wrap(plain).getInt();
        return Arrays.copyOfRange(plain, 4, 4 + length);
    }

    private static byte[] fileKey(byte[] header, BigInteger scalar)
            throws GeneralSecurityException {
        byte[] enc = Arrays.copyOfRange(header, 72, 137);
        byte[] sealed = Arrays.copyOfRange(header, 144, 192);
        byte[] info = "denwaban v1 file key".getBytes(StandardCharsets.US_ASCII);
        byte[] kem = bytes("KEM", 0x0010);
        byte[] suite = bytes("HPKE", 0x0010, 0x0001, 0x0002);
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec p256 = curve.getParameterSpec(ECParameterSpec.class);
        byte[] shared = sharedSecret(enc, scalar, p256, kem);
        byte[] context =
                join(
                        new byte[1],
                        extract(NOTHING, suite, "psk_id_hash", NOTHING),
                        extract(NOTHING, suite, "info_hash", info));
        byte[] secret = extract(shared, suite, "secret", NOTHING);
        return gcm(
                expand(secret, suite, "key", context, 32),
                expand(secret, suite, "base_nonce", context, 12),
                Arrays.copyOf(header, 72),
                sealed);
    }

    private static byte[] sharedSecret(
            byte[] enc, BigInteger scalar, ECParameterSpec p256, byte[] kem)
            throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("EC");
        PrivateKey own = factory.generatePrivate(new ECPrivateKeySpec(scalar, p256));
        PublicKey other = factory.generatePublic(new ECPublicKeySpec(point(enc), p256));
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own);
        agreement.doPhase(other, true);
        byte[] ownPublic = HexFormat.of().parseHex(PUBLIC);
        byte[] secret = extract(NOTHING, kem, "eae_prk", agreement.generateSecret());
        return expand(secret, kem, "shared_secret", join(enc, ownPublic), 32);
    }

    /** Bytes 44 to 108 of the organisation's key file: the JDK cannot multiply a point. */
    private static final String PUBLIC =
            "04e57244c8426edbba568cda71712bcf827f499949963d2cd860874adaac86afe43cd9f8d68ca8aa9dfef974e11c0b9b5cabcbb17b057db39b541968f304443fdf";

    private static ECPoint point(byte[] uncompressed) {
        return new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(uncompressed, 1, 33)),
                new BigInteger(1, Arrays.copyOfRange(uncompressed, 33, 65)));
    }

    private static byte[] derive(byte[] key, String info) throws GeneralSecurityException {
        byte[] pseudoRandom = hmac(new byte[32], key);
        return hmac(pseudoRandom, info.getBytes(StandardCharsets.US_ASCII), new byte[] {1});
    }

    private static byte[] extract(byte[] salt, byte[] suite, String label, byte[] input)
            throws GeneralSecurityException {
        byte[] key = salt.length == 0 ? new byte[32] : salt;
        return hmac(key, bytes("HPKE-v1"), suite, bytes(label), input);
    }

    /** Never more than one block is asked for here. */
    private static byte[] expand(byte[] key, byte[] suite, String label, byte[] info, int length)
            throws GeneralSecurityException {
        byte[] size = {(byte) (length >> 8), (byte) length};
        byte[] one = {1};
        return Arrays.copyOf(
                hmac(key, size, bytes("HPKE-v1"), suite, bytes(label), info, one), length);
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(join(parts));
    }

    private static byte[] gcm(byte[] key, byte[] nonce, byte[] aad, byte[] sealed)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(128, nonce));
        cipher.updateAAD(aad);
        return cipher.doFinal(sealed);
    }

    private static byte[] bytes(String text, int... shorts) {
        ByteBuffer out = ByteBuffer.allocate(text.length() + 2 * shorts.length);
        out.put(text.getBytes(StandardCharsets.US_ASCII));
        for (int value : shorts) {
            out.putShort((short) value);
        }
        return out.array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.write(part, 0, part.length);
        }
        return out.toByteArray();
    }

    private static int crc(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    private static void check(boolean good, String what) throws GeneralSecurityException {
        if (!good) {
            throw new GeneralSecurityException(what);
        }
    }

    static String sha256Hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
