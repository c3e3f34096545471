package io.windlass.driver.fake.internal;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A body that can be sent once. The JDK's client sends a GET a second time if the connection closes before an answer came,
 * and asks nobody: that call would bypass the account's gate. It asks the body for its length before each attempt,
 * so a body that refuses keeps it from the second one.
 */
final class SentOnce implements BodyPublisher {

    private final BodyPublisher body;
    private final AtomicBoolean sent = new AtomicBoolean();

    SentOnce(BodyPublisher body) {
        this.body = body;
    }

    @Override
    public long contentLength() {
        if (sent.getAndSet(true)) {
            throw new IllegalStateException("the connection was closed before an answer came");
        }
        return body.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        body.subscribe(subscriber);
    }
}
