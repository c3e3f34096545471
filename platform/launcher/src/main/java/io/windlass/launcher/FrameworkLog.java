package io.windlass.launcher;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;

/** What the framework reports of its bundles. */
final class FrameworkLog implements FrameworkListener {

    private static final Logger LOGGER = Logger.getLogger("io.windlass.launcher");

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        Level level = switch (event.getType()) {
            case FrameworkEvent.ERROR -> Level.SEVERE;
            case FrameworkEvent.WARNING -> Level.WARNING;
            default -> Level.FINE;
        };
        LOGGER.log(level, event.getThrowable(), () -> "framework event of " + event.getBundle());
    }
}
