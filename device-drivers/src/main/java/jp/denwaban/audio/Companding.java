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
    };

    public abstract byte encode(short sample);

    public abstract short decode(byte code);
}
