package jp.denwaban.powercut;

/** What a power cut does to that which was asked for and not forced. */
record Form(Names names, Bytes bytes) {

    /** What becomes of names. */
    enum Names {
        ALL,
        NONE,
        /** Of each file as many of its steps as the seed says: folders forget in any order. */
        SOME
    }

    /** What becomes of bytes. */
    enum Bytes {
        ALL,
        NONE,
        /** Of each file the first so many; the last write ends anywhere within itself. */
        PREFIX,
        /** Every sector by itself: disks write them in the order they like. */
        SECTORS
    }

    /** That which a disk does when nothing goes wrong, and its opposite. */
    static final Form KEPT = new Form(Names.ALL, Bytes.ALL);

    static final Form DROPPED = new Form(Names.NONE, Bytes.NONE);

    /** Every pair; those with a seed first, because they are the cruel ones. */
    static final java.util.List<Form> ALL =
            java.util.List.of(
                    DROPPED,
                    new Form(Names.ALL, Bytes.NONE),
                    new Form(Names.ALL, Bytes.SECTORS),
                    new Form(Names.ALL, Bytes.PREFIX),
                    new Form(Names.NONE, Bytes.ALL),
                    new Form(Names.SOME, Bytes.NONE),
                    new Form(Names.SOME, Bytes.SECTORS),
                    new Form(Names.SOME, Bytes.PREFIX),
                    new Form(Names.SOME, Bytes.ALL),
                    KEPT);

    @Override
    public String toString() {
        return "names " + names + ", bytes " + bytes;
    }
}
