package jp.denwaban.disk;

import java.io.IOException;

/** A file in front of another: passes everything on, and is there to be overridden in part. */
public abstract class ForwardingFile implements DiskFile {
    protected final DiskFile file;

    protected ForwardingFile(DiskFile file) {
        this.file = file;
    }

    @Override
    public void write(byte[] bytes, long position) throws IOException {
        file.write(bytes, position);
    }

    @Override
    public byte[] read(long position, int length) throws IOException {
        return file.read(position, length);
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public void force() throws IOException {
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
