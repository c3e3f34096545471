package io.windlass.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The daemon's process: {@code --home} the distribution, {@code --storage-path} the store. */
public final class Main {

    /** Also known to {@code bin/machined}: another daemon serves this store. */
    private static final int RUNNING_ALREADY = 3;

    private Main() {}

    /**
     * Runs the daemon until it is told to stop. One line on standard output says that it answers commands; before that,
     * standard error says why it never will.
     *
     * @param arguments see above
     */
    public static void main(String[] arguments) {
        PrintStream output = System.out;
        PrintStream errors = System.err;
        int status;
        try {
            status = run(Places.of(List.of(arguments)), output, errors);
        } catch (LaunchException | IOException failure) {
            errors.println("machined: " + failure.getMessage());
            status = 1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            status = 1;
        }
        System.exit(status);
    }

    private static int run(Places places, PrintStream output, PrintStream errors)
            throws LaunchException, IOException, InterruptedException {
        places.create();
        Optional<DaemonLock> acquired = DaemonLock.acquire(places.daemon().resolve("lock"));
        if (acquired.isEmpty()) {
            errors.println("machined: running already for " + places.storage());
            return RUNNING_ALREADY;
        }
        DaemonLock lock = acquired.get();
        Log.open(places);
        Container container = start(places);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(container, lock), "stop"));
        lock.started();
        output.println("machined: ready");
        output.flush();
        container.awaitStop();
        return 0;
    }

    private static Container start(Places places) throws LaunchException, InterruptedException {
        try {
            return Container.start(places);
        } catch (LaunchException failure) {
            Logger.getLogger("io.windlass.launcher").log(Level.SEVERE, "not started", failure);
            throw failure;
        }
    }

    private static void stop(Container container, DaemonLock lock) {
        try {
            container.stop();
            lock.close();
        } catch (InterruptedException | IOException failure) {
            Logger.getLogger("io.windlass.launcher").log(Level.WARNING, "not stopped in order", failure);
        }
    }
}
