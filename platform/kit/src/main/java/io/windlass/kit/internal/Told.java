package io.windlass.kit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.Progress;
import io.windlass.api.error.MachineException;
import io.windlass.api.host.Instance;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Whatever a driver said during a test, to be searched for secrets afterwards. */
final class Told implements Progress {

    private final Queue<String> texts = new ConcurrentLinkedQueue<>();

    @Override
    public void line(String line) {
        texts.add("progress: " + line);
        assertThat(line).as("A line of progress").doesNotContain("\n", "\r");
    }

    Instance instance(Instance instance) {
        texts.add("instance: " + instance);
        return instance;
    }

    void failure(MachineException failure) {
        texts.add("failure: " + failure.text() + " " + failure.hint());
    }

    void text(String what, String text) {
        texts.add(what + ": " + text);
    }

    void requireNone(List<String> secrets) {
        for (String secret : secrets) {
            for (String text : texts) {
                if (text.contains(secret)) {
                    throw new AssertionError("A secret was told: " + text.replace(secret, "(the secret)"));
                }
            }
        }
    }
}
