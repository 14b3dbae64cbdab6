package jp.denwaban.recording;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A listener that remembers. */
final class Heard implements CallFile.Listener {
    final AtomicInteger durable = new AtomicInteger();
    final List<Seal> sealed = new CopyOnWriteArrayList<>();
    final List<Seal> cut = new CopyOnWriteArrayList<>();
    final List<String> failed = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    @Override
    public void durable(long atNanos) {
        durable.incrementAndGet();
    }

    @Override
    public void sealed(Seal seal) {
        sealed.add(seal);
        over.countDown();
    }

    @Override
    public void cut(Seal part) {
        cut.add(part);
    }

    @Override
    public void failed(String faultCode) {
        failed.add(faultCode);
        over.countDown();
    }

    boolean over(long seconds) throws InterruptedException {
        return over.await(seconds, TimeUnit.SECONDS);
    }

    Seal seal() {
        return sealed.get(0);
    }
}
