package io.windlass.core.internal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Optional;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;

/** Starts actor systems inside a framework, where no class loader sees everything by itself. */
final class ActorSystems {

    private static final String SETTINGS = """
            pekko {
              loggers = ["org.apache.pekko.event.slf4j.Slf4jLogger"]
              logging-filter = "org.apache.pekko.event.slf4j.Slf4jLoggingFilter"
              loglevel = INFO
              log-dead-letters = off
              # The framework owns the process.
              jvm-exit-on-fatal-error = off
              jvm-shutdown-hooks = off
              coordinated-shutdown.run-by-jvm-shutdown-hook = off
              coordinated-shutdown.exit-jvm = off
              actor.default-dispatcher.fork-join-executor { parallelism-min = 2, parallelism-max = 8 }
            }
            """;

    private ActorSystems() {}

    static <T> ActorSystem<T> start(String name, Behavior<T> guardian) {
        ClassLoader loader = new Loader();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Config config = ConfigFactory.parseString(SETTINGS)
                    .withFallback(ConfigFactory.defaultReferenceUnresolved(loader))
                    .resolve();
            return ActorSystem.create(
                    guardian,
                    name,
                    ActorSystemSetup.create(
                            BootstrapSetup.create(Optional.of(loader), Optional.of(config), Optional.empty())));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Pekko's own bundle first, since reference.conf lies there; then this one. */
    private static final class Loader extends ClassLoader {
        Loader() {
            super(ActorSystem.class.getClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            return ActorSystems.class.getClassLoader().loadClass(name);
        }
    }
}
