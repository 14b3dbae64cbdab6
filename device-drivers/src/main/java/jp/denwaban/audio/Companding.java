package jp.denwaban.audio;

/** How a voice stream packs one sample into one byte. */
public enum Companding {
    MU_LAW {
        @Override
        public byte encode(short sample) {
            return MuLaw.encode(sample);
        }

        @Override
        public short decode(byte code) {
            return MuLaw.decode(code);
        }
    },
    A_LAW {
        @Override
        public byte encode(short sample) {
            return ALaw.encode(sample);
        }

        @Override
        public short decode(byte code) {
            return ALaw.decode(code);
        }
    },
    /** 8-bit linear, 0x80 is zero. */
    UNSIGNED_8 {
        @Override
        public byte encode(short sample) {
            return (byte) (nearest(sample) + 0x80);
        }

        @Override
        public short decode(byte code) {
            return (short) ((code & 0xFF) - 0x80 << Byte.SIZE);
        }
    },
    /** 8-bit linear in two's complement. */
    SIGNED_8 {
        @Override
        public byte encode(short sample) {
            return (byte) nearest(sample);
        }

        @Override
        public short decode(byte code) {
            return (short) (code << Byte.SIZE);
        }
    };

    /** The nearest of 256 steps; a shift alone would give a steady offset of half a step. */
    private static int nearest(short sample) {
        return Math.min(Byte.MAX_VALUE, sample + 0x80 >> Byte.SIZE);
    }

    public abstract byte encode(short sample);

    public abstract short decode(byte code);
}
